using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Verification;

/// <summary>
/// Fan-in of every neuron, and the proof that its sum cannot leave the accumulator: all sources spike in one tick, either those with positive
/// weights or those with negative ones. Sums wrap in between, so their order does not matter.
/// </summary>
sealed class NeuronInputCheck
{
    // Graded spikes of rf-zero carry its state, nominally 24 bits.
    const int LargestAmplitude = (1 << 23) - 1;

    readonly ChipImage _image;
    readonly bool _crossbar;
    readonly int[] _fanIn;
    readonly long[] _positive;
    readonly long[] _negative;

    NeuronInputCheck(ChipImage image)
    {
        _image = image;
        _crossbar = image.Profile.Synapse.Storage == SynapseStorage.Crossbar;
        _fanIn = new int[image.Units];
        _positive = new long[image.Units];
        _negative = new long[image.Units];
    }

    public static void Verify(ChipImage image, DiagnosticBag diagnostics)
    {
        var check = new NeuronInputCheck(image);
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks)
            {
                var projection = image.Projections[block.Projection];
                check.Add(block, check.MaxSourceValue(projection), check.HasSignedSource(projection));
            }
        }

        check.Report(diagnostics);
    }

    // Spikes of a source with both signs bring the weights of either sign to both sides.
    void Add(SynapseBlock block, int value, bool signed)
    {
        var projection = _image.Projections[block.Projection];
        var learned = projection.Learning is null ? (Least: 0, Greatest: 0) : LearnedRange(projection.Learning, projection.SignMode);
        var columns = block.Targets.Length;
        for (var s = 0; s < block.Codes.Length; s++)
        {
            var code = block.Codes[s];
            var unit = block.Targets[block.IsDense ? s % columns : block.Columns[s]];
            var (least, greatest) = ((long)Math.Min(code, learned.Least), (long)Math.Max(code, learned.Greatest));
            _positive[unit] += (signed ? Math.Max(Math.Abs(least), Math.Abs(greatest)) : Math.Max(0, greatest)) * value;
            _negative[unit] -= signed ? 0 : Math.Min(0, least) * value;

            // An empty crosspoint of an array is no synapse.
            _fanIn[unit] += _crossbar && block.IsDense && code == 0 && projection.Learning is null ? 0 : 1;
        }
    }

    // A weight that learns can become any of 9 bits, or of 8 and its sign; others have 7 or 3 bits and a sign.
    static (int Least, int Greatest) LearnedRange(LearningRule rule, WeightSignMode mode)
    {
        var greatest = rule.Error is { } error ? 127 << (error.WeightShift + 1) : rule.Sdsp is not null ? 7 : 255;
        return mode switch
        {
            _ when rule.Error is not null => (-greatest, greatest),
            WeightSignMode.Excitatory => (0, greatest),
            WeightSignMode.Inhibitory => (-greatest, 0),
            _ => (-greatest - 1, greatest),
        };
    }

    int MaxSourceValue(ProjectionImage projection)
    {
        foreach (var input in _image.Inputs)
        {
            if (input.FirstUnit == projection.SourceFirstUnit && input.Count > 0)
            {
                return input.MaxValue;
            }
        }

        var source = SourceOf(projection)!;
        return source.Parameters.TryGetValue("maxSpikes", out var most) ? most[0]
            : source.Family == "rf-zero" ? LargestAmplitude
            : source.Family.StartsWith("lif", StringComparison.Ordinal) ? 1
            : Math.Max(1, _image.Profile.Neuron.MaxSpikesPerTick);
    }

    bool HasSignedSource(ProjectionImage projection) => SourceOf(projection) is { Family: "ternary24" };

    PopulationImage? SourceOf(ProjectionImage projection) =>
        _image.Populations.FirstOrDefault(p => p.FirstUnit == projection.SourceFirstUnit && p.Count > 0);

    void Report(DiagnosticBag diagnostics)
    {
        var largest = (1L << (_image.Profile.Synapse.AccumulatorBits - 1)) - 1;
        foreach (var population in _image.Populations)
        {
            var (fanIn, sum) = (0, 0);
            for (var n = 1; n < population.Count; n++)
            {
                fanIn = _fanIn[population.FirstUnit + n] > _fanIn[population.FirstUnit + fanIn] ? n : fanIn;
                sum = Sum(population.FirstUnit + n) > Sum(population.FirstUnit + sum) ? n : sum;
            }

            if (population.Count > 0 && _image.Profile.Core.FanIn is { } limit && _fanIn[population.FirstUnit + fanIn] > limit)
            {
                diagnostics.Add(MappingCodes.FanIn.With(
                    $"Neuron {population.Name}[{fanIn}] has {_fanIn[population.FirstUnit + fanIn]} synapses; '{_image.Profile.Name}' allows {limit} for one neuron."
                    + SmallestChange.To("core.fanIn", _fanIn.Max())));
            }

            // The sums of this family saturate, as the chip's do; the kernel computes that exactly.
            if (population.Count > 0 && population.Family != "bitshift16" && Sum(population.FirstUnit + sum) > largest)
            {
                diagnostics.Add(MappingCodes.AccumulatorOverflow.With(
                    $"Neuron {population.Name}[{sum}] can receive {Sum(population.FirstUnit + sum)} in one tick; an accumulator of {_image.Profile.Synapse.AccumulatorBits} bits holds {largest}."
                    + SmallestChange.To("synapse.accumulatorBits", 65 - long.LeadingZeroCount(LargestSum()))));
            }
        }
    }

    // Of all neurons whose sums must not leave the accumulator.
    long LargestSum() => _image.Populations.Where(p => p.Family != "bitshift16")
        .SelectMany(p => Enumerable.Range(p.FirstUnit, p.Count)).Max(Sum);

    long Sum(int unit) => Math.Max(_positive[unit], _negative[unit]);
}
