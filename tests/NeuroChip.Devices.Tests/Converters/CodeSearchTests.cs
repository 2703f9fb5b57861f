using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Converters;
using NeuroChip.Devices.Tests.Chips;

namespace NeuroChip.Devices.Tests.Converters;

public class CodeSearchTests
{
    const int Columns = 4000;

    static DeviceSpec Device(ConverterKind kind, double offset = 0, double mismatch = 0, double decibels = 400) => TestChip.Device with
    {
        ConverterBits = 6,
        ConverterKind = kind,
        ConverterOffset = offset,
        ConverterMismatch = mismatch,
        ConverterGainDecibels = decibels,
    };

    // Perfect parts of all three kinds give the mid-rise curve.
    [Theory]
    [InlineData(ConverterKind.Ramp)]
    [InlineData(ConverterKind.Sar)]
    [InlineData(ConverterKind.Pipeline)]
    public void Code_PerfectParts_IsTheMidRiseCurve(ConverterKind kind)
    {
        var search = CodeSearch.Manufacture(Device(kind), 1, 0, 5);
        var perfect = new OutputConverter(OutputConverterKind.MidRise, 6, -1, 1);
        for (var i = 0; i < 1000; i++)
        {
            var current = ((i + 0.37) / 500) - 1;
            search.Code(current).Should().Be(perfect.Code(current), $"at {current}");
        }
    }

    // A gain of 40 dB at a feedback of one half: levels of capacitors shrink by 1 + 1/50.
    [Fact]
    public void Manufacture_LowGain_LowersTheLevels() =>
        CodeSearch.Manufacture(Device(ConverterKind.Sar, decibels: 40), 1, 0, 0).Weights[0].Should().BeApproximately(1 / 1.02, 1e-9);

    // The first stage of a pipeline by 40 dB: closed loop 1/1.02, so it doubles to 2/1.02 and subtracts 1/1.02: half of the range, exactly; the second one's
    // decision sees its step through that gain.
    [Fact]
    public void Manufacture_PipelineOfLowGain_HandWorked()
    {
        var search = CodeSearch.Manufacture(Device(ConverterKind.Pipeline, decibels: 40), 1, 0, 0);

        search.Weights[0].Should().BeApproximately(1, 1e-9);
        search.Weights[1].Should().BeApproximately(0.5 * 1.02, 1e-9);
        search.Offsets[1].Should().BeApproximately((0.5 * 1.02) - 0.5, 1e-9);
    }

    // Comparators: one a column of a ramp, one for eight columns of the others; 5 % of half the range within five standard errors.
    [Theory]
    [InlineData(ConverterKind.Ramp, Columns)]
    [InlineData(ConverterKind.Sar, Columns / 8)]
    [InlineData(ConverterKind.Pipeline, Columns / 8)]
    public void Manufacture_Offsets_AreDrawnForEveryComparator(ConverterKind kind, int comparators)
    {
        var offsets = Enumerable.Range(0, Columns).Select(column => CodeSearch.Manufacture(Device(kind, offset: 0.05), 1, 0, column).Offsets[0]).ToArray();

        offsets.Distinct().Should().HaveCount(comparators);
        Math.Sqrt(offsets.Average(offset => offset * offset)).Should().BeApproximately(0.05, 5 * 0.05 / Math.Sqrt(2 * comparators));
    }

    // Capacitor k has 2^k units of variance; the share of the highest of six, 32 of 64 units, spreads by σ·√(1/4 · (32 + 32))/64 · 2 = σ/8 of half the range.
    [Fact]
    public void Manufacture_Capacitors_SpreadWithTheRootOfTheirUnits()
    {
        var weights = Enumerable.Range(0, Columns / 8).Select(group => CodeSearch.Manufacture(Device(ConverterKind.Sar, mismatch: 0.04), 1, 0, 8 * group).Weights[0]).ToArray();

        weights.Average().Should().BeApproximately(1, 5 * 0.005 / Math.Sqrt(weights.Length));
        Math.Sqrt(weights.Average(weight => (weight - 1) * (weight - 1))).Should().BeApproximately(0.04 / 8, 0.0008);
    }
}
