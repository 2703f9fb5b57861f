using NeuroChip.Core.Hardware;
using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Converters;

/// <summary>
/// A mid-rise converter whose parts were drawn at manufacture. Errors as Spear et al. (IEEE JxCDC 2023) list them: an offset of every comparator;
/// capacitors of 2^k + σ·2^(k/2)·ξ units; amplifiers of finite gain, which divide a level by 1 + 1/(A·β). Everything in units of half the range, and
/// counted from its lower end.
/// </summary>
public sealed class CodeSearch
{
    // Purposes within the stream of manufacture, apart from those of cells.
    const uint ComparatorDraw = 16, CapacitorDraw = 17, SecondCapacitorDraw = 18;

    // A converter takes one bit in 32 numbers of a draw.
    const uint PartsOfGroup = 32;

    // Feedback of an amplifier by two.
    const double Feedback = 0.5;

    readonly double[] _weights, _offsets;

    CodeSearch(double[] weights, double[] offsets) => (_weights, _offsets) = (weights, offsets);

    /// <summary>[bits], the highest first: how far a bit raises the level. Perfect: 1, 1/2, 1/4 …</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>[bits]: what is added to the current at that decision.</summary>
    public ReadOnlySpan<double> Offsets => _offsets;

    /// <param name="device">Kind, bits and spreads of its converters.</param>
    /// <param name="column">Of the array; columns of a group share their parts, but for the comparator of a ramp.</param>
    /// <param name="array">Number of the array on its chip.</param>
    public static CodeSearch Manufacture(DeviceSpec device, ulong chipSeed, int array, int column)
    {
        var draw = new Parts(device, chipSeed, (uint)array, (uint)(column / device.ConverterGroup));
        var amplifier = DeterministicMath.Pow(10, device.ConverterGainDecibels / 20);
        return device.ConverterKind == ConverterKind.Pipeline ? Stages(draw, device.ConverterBits, amplifier)
            : Capacitors(draw, device.ConverterBits, amplifier, draw.Offset(device.ConverterKind == ConverterKind.Ramp ? (uint)column : draw.Group * PartsOfGroup));
    }

    /// <returns>Code from 0 to 2^bits − 1.</returns>
    /// <param name="current">−1 … 1, in units of half the range.</param>
    public int Code(double current)
    {
        var (level, code) = (0.0, 0);
        for (var bit = 0; bit < _weights.Length; bit++)
        {
            code *= 2;
            if (current + 1 + _offsets[bit] >= level + _weights[bit])
            {
                level += _weights[bit];
                code++;
            }
        }

        return code;
    }

    // Levels are shares of all capacitors, of which one unit is never switched.
    static CodeSearch Capacitors(Parts draw, int bits, double amplifier, double offset)
    {
        var capacitors = Enumerable.Range(0, bits).Select(k => draw.Capacitor(CapacitorDraw, k, Math.ScaleB(1, k))).ToArray();
        var all = capacitors.Sum() + draw.Capacitor(CapacitorDraw, bits, 1);
        var share = 2 / (all * (1 + (1 / (amplifier * Feedback))));
        return new CodeSearch([.. capacitors.Reverse().Select(units => units * share)], [.. Enumerable.Repeat(offset, bits)]);
    }

    // A stage takes its bit and doubles what is left; divided by all gains so far, stage j lowers the current by ±w_j, and its threshold lies where
    // the levels of perfect stages would not put it: the difference counts as an offset.
    static CodeSearch Stages(Parts draw, int bits, double amplifier)
    {
        var (weights, offsets) = (new double[bits], new double[bits]);
        var (gain, taken) = (1.0, 0.0);
        for (var stage = 0; stage < bits; stage++)
        {
            var sampled = draw.Capacitor(CapacitorDraw, stage, 1);
            var feedback = draw.Capacitor(SecondCapacitorDraw, stage, 1);
            var closed = 1 / (1 + ((sampled + feedback) / (amplifier * feedback)));
            var before = gain;
            gain *= closed * (sampled + feedback) / feedback;
            var step = closed * (sampled / feedback) / gain;
            weights[stage] = 2 * step;
            offsets[stage] = (draw.Offset((draw.Group * PartsOfGroup) + (uint)stage) / before) + weights[stage] - (1 - taken);
            taken += step;
        }

        return new CodeSearch(weights, offsets);
    }

    // Draws nothing for parts without spread.
    sealed class Parts(DeviceSpec device, ulong chipSeed, uint array, uint group)
    {
        public uint Group => group;

        public double Offset(uint comparator) => device.ConverterOffset > 0 ? device.ConverterOffset * Normal(comparator, ComparatorDraw) : 0;

        public double Capacitor(uint purpose, int number, double units) => device.ConverterMismatch > 0
            ? units + (device.ConverterMismatch * Math.Sqrt(units) * Normal((group * PartsOfGroup) + (uint)number, purpose))
            : units;

        double Normal(uint part, uint purpose) => DeviceNoise.Normal(chipSeed, RandomStream.DeviceManufacture, part, purpose, array);
    }
}
