using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Real weights of one projection into codes, with what that did to them.</summary>
sealed class WeightCoder(CalibratedProjection calibrated, StateScaling scaling, int slot, ScaleGroups groups, QuantizationSpec quantization, ulong seed)
{
    // Share of weights that become 0 from which on a layer is likely to fall silent.
    const double Silencing = 0.9;

    readonly LoweredProjection _projection = calibrated.Projection;
    readonly WeightGrid _grid = calibrated.Grid;

    public QuantizedProjection Encode(ConversionLog log, ImmutableArray<LayerError>.Builder errors)
    {
        var synapses = _projection.Synapses;
        var codes = new short[synapses.Count];
        var tally = new Tally();
        for (var target = 0; target < synapses.Targets; target++)
        {
            var scale = scaling.MantissaScale(slot, groups.GroupOf[target]);
            for (var s = synapses.TargetStart[target]; s < synapses.TargetStart[target + 1]; s++)
            {
                var weight = synapses.Weights[s];
                var mantissa = Round(weight, scale, synapses.Sources[s], target);
                codes[s] = (short)(mantissa * _grid.Step);
                tally.Add(weight, mantissa, scale, _grid);
            }
        }

        Report(log, errors, tally, codes);
        var scales = Enumerable.Range(0, groups.Count == 1 ? 1 : synapses.Targets)
            .Select(target => scaling.MantissaScale(slot, groups.Count == 1 ? 0 : groups.GroupOf[target]) / _grid.Step);
        return new QuantizedProjection(codes, scaling.Exponents[slot], calibrated.WeightBits, _grid.SignMode, [.. scales]);
    }

    // Addressed by the pair of units, so a weight rounds the same way wherever it is stored.
    int Round(double weight, double scale, int source, int target) =>
        quantization.Rounding == WeightRounding.Nearest
            ? _grid.Nearest(weight, scale)
            : _grid.Stochastic(weight, scale, Philox.Uniform(seed, RandomStream.WeightRounding, (uint)source, (uint)target, (uint)calibrated.Index));

    void Report(ConversionLog log, ImmutableArray<LayerError>.Builder errors, Tally tally, short[] codes)
    {
        var relative = tally.SquaredWeights > 0 ? Math.Sqrt(tally.SquaredErrors / tally.SquaredWeights) : 0;
        errors.Add(new LayerError(_projection.Name, codes.Length, relative, tally.Saturated, tally.Vanished));
        if (codes.Length > 0 && tally.Vanished >= Silencing * codes.Length)
        {
            log.Warn(QuantizationCodes.WeightsVanished.With(
                $"Projection '{_projection.Name}': {tally.Vanished} of {codes.Length} weights became 0 in {calibrated.WeightBits} bits."));
        }

        var largest = codes.Length == 0 ? 0 : codes.MaxBy(code => Math.Abs((int)code));
        var mean = codes.Length == 0 ? 0 : tally.Sum / codes.Length;
        var rms = codes.Length == 0 ? 0 : Math.Sqrt(tally.SquaredErrors / codes.Length);
        log.Add(new ConversionRow(_projection.Name, "weights", mean, largest, FormatText(), rms, Note(tally)));
    }

    string FormatText()
    {
        var sign = _grid.Min < 0 ? "s" : "u";
        if (groups.Count > 1)
        {
            return $"{sign}{calibrated.WeightBits}, {groups.Count} scales";
        }

        var exponent = DeterministicMath.Log(scaling.MantissaScale(slot, 0) / _grid.Step) / DeterministicMath.Log(2);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{calibrated.WeightBits} · 2^{exponent:F2}");
    }

    string Note(Tally tally)
    {
        var saturated = tally.Saturated > 0 ? $"{tally.Saturated} saturated" : "";
        var widened = scaling.Widened ? "scale widened for the threshold" : "";
        return string.Join("; ", new[] { saturated, widened }.Where(part => part.Length > 0));
    }

    struct Tally
    {
        public double Sum { get; private set; }

        public double SquaredWeights { get; private set; }

        public double SquaredErrors { get; private set; }

        public int Saturated { get; private set; }

        public int Vanished { get; private set; }

        public void Add(double weight, int mantissa, double scale, WeightGrid grid)
        {
            var error = (mantissa * scale) - weight;
            Sum += weight;
            SquaredWeights += weight * weight;
            SquaredErrors += error * error;
            Vanished += mantissa == 0 && weight != 0 ? 1 : 0;
            Saturated += !grid.Binary && (weight > (grid.Max + 0.5) * scale || weight < (grid.Min - 0.5) * scale) ? 1 : 0;
        }
    }
}
