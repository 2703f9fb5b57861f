using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Core.Units;

namespace NeuroChip.Core.Tests.Units;

public class QuantityFormatterTests
{
    [Theory]
    [InlineData(35.5e-12, Unit.Joule, "35.5 pJ")]
    [InlineData(1e-3, Unit.Second, "1 ms")]
    [InlineData(0, Unit.Joule, "0 J")]
    [InlineData(999.96, Unit.Watt, "1 kW")]
    [InlineData(-0.0123456, Unit.Volt, "-12.35 mV")]
    [InlineData(0.05, Unit.Percent, "5 %")]
    [InlineData(1, Unit.Percent, "100 %")]
    [InlineData(0.98765, Unit.Percent, "98.77 %")]
    [InlineData(0.1, Unit.None, "0.1")]
    [InlineData(12346, Unit.None, "12350")]
    [InlineData(1.5e20, Unit.None, "1.5e20")]
    [InlineData(128 * 1024 * 8, Unit.Bit, "128 KiB")]
    [InlineData(3e6, Unit.Bit, "3 Mbit")]
    [InlineData(0.5, Unit.Bit, "0.5 bit")]
    [InlineData(1e-30, Unit.Joule, "1e-6 yJ")]
    [InlineData(2e21, Unit.Hertz, "2000000 PHz")]
    [InlineData(double.PositiveInfinity, Unit.Second, "Infinity s")]
    public void Format_Value_IsShort(double value, Unit unit, string expected) =>
        QuantityFormatter.Format(value, unit).Should().Be(expected);

    [Fact]
    public void Format_AnyFiniteValue_ReadsBackWithinHalfOfTheLastDigit()
    {
        var quantities =
            from value in ArbMap.Default.GeneratorFor<NormalFloat>()
            from unit in Gen.Elements(Enum.GetValues<Unit>())
            select (Value: value.Get * 1e-3, unit);
        Prop.ForAll(quantities.ToArbitrary(), q =>
            QuantityParser.TryParse(QuantityFormatter.Format(q.Value, q.unit), q.unit, out var back, out _)
            && Math.Abs(back - q.Value) <= 0.5001e-3 * Math.Abs(q.Value)).QuickCheckThrowOnFailure();
    }
}
