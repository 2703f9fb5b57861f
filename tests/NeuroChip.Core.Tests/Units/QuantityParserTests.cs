using NeuroChip.Core.Units;

namespace NeuroChip.Core.Tests.Units;

public class QuantityParserTests
{
    [Theory]
    [InlineData("35.5 pJ", Unit.Joule, 35.5e-12)]
    [InlineData("1 ms", Unit.Second, 1e-3)]
    [InlineData("0.1", Unit.None, 0.1)]
    [InlineData("-3e2", Unit.None, -300)]
    [InlineData("5 %", Unit.Percent, 0.05)]
    [InlineData("20 kHz", Unit.Hertz, 20e3)]
    [InlineData("2 Ω", Unit.Ohm, 2)]
    [InlineData("2 \u2126", Unit.Ohm, 2)]
    [InlineData("2 ohm", Unit.Ohm, 2)]
    [InlineData("12.9 kohm", Unit.Ohm, 12900)]
    [InlineData("40 uS", Unit.Siemens, 40e-6)]
    [InlineData("40 \u00b5S", Unit.Siemens, 40e-6)]
    [InlineData("40 \u03bcS", Unit.Siemens, 40e-6)]
    [InlineData("0.2 V", Unit.Volt, 0.2)]
    [InlineData("3 nA", Unit.Ampere, 3e-9)]
    [InlineData("72 mW", Unit.Watt, 72e-3)]
    [InlineData("1 PHz", Unit.Hertz, 1e15)]
    [InlineData("1.5 pF", Unit.Farad, 1.5e-12)]
    [InlineData("128 KiB", Unit.Bit, 128 * 1024 * 8)]
    [InlineData("64 kB", Unit.Bit, 64 * 1000 * 8)]
    [InlineData("12 bit", Unit.Bit, 12)]
    [InlineData("20ms", Unit.Second, 20e-3)]
    [InlineData("  1.5E-3 s ", Unit.Second, 1.5e-3)]
    [InlineData("\u22120.2 V", Unit.Volt, -0.2)]
    [InlineData(".5 V", Unit.Volt, 0.5)]
    public void TryParse_QuantityOfExpectedUnit_GivesNearestDouble(string text, Unit unit, double expected)
    {
        QuantityParser.TryParse(text, unit, out var value, out var error).Should().BeTrue(error);
        value.Should().Be(expected);
        error.Should().BeEmpty();
    }

    // 0.7·10^-12 as a product is not the double nearest to 0.7e-12: the prefix has to go into the text.
    [Fact]
    public void TryParse_PrefixAndFraction_RoundsOnce()
    {
        QuantityParser.TryParse("0.7 pJ", Unit.Joule, out var value, out _).Should().BeTrue();
        value.Should().Be(0.7e-12).And.NotBe(0.7 * 1e-12);
    }

    [Theory]
    [InlineData("35.5 pJ", Unit.Second, "'35.5 pJ' is an energy; expected a time such as '20 ms'")]
    [InlineData("5", Unit.Second, "'5' has no unit; expected a time such as '20 ms'")]
    [InlineData("5 ms", Unit.None, "'5 ms' is a time; expected a plain number")]
    [InlineData("5 hz", Unit.Hertz, "'hz' is not a unit (did you mean 'Hz'?); expected a frequency such as '20 kHz'")]
    [InlineData("5 KB", Unit.Bit, "'KB' is not a unit (did you mean 'kB'?); expected an amount of memory such as '128 KiB'")]
    [InlineData("5 parsec", Unit.Second, "'parsec' is not a unit; expected a time such as '20 ms'")]
    [InlineData("ms", Unit.Second, "'ms' does not begin with a number; expected a time such as '20 ms'")]
    [InlineData("", Unit.None, "'' does not begin with a number; expected a plain number")]
    [InlineData("1e400", Unit.None, "'1e400' is too large; expected a plain number")]
    [InlineData("5 m%", Unit.Percent, "'m%' is not a unit; expected a percentage such as '5 %'")]
    [InlineData("5 mbit", Unit.Bit, "'mbit' is not a unit (did you mean 'Mbit'?); expected an amount of memory such as '128 KiB'")]
    [InlineData("1,5 s", Unit.Second, "',5 s' is not a unit; expected a time such as '20 ms'")]
    [InlineData("NaN", Unit.None, "'NaN' does not begin with a number; expected a plain number")]
    [InlineData("1e99999999999999999999", Unit.None, "'e99999999999999999999' is not a unit; expected a plain number")]
    public void TryParse_Wrong_NamesFoundAndAllowed(string text, Unit unit, string expected)
    {
        QuantityParser.TryParse(text, unit, out var value, out var error).Should().BeFalse();
        error.Should().Be(expected);
        value.Should().Be(0);
    }

    [Fact]
    public void TryParse_VeryLongText_IsRefusedWithoutRepeatingIt()
    {
        QuantityParser.TryParse(new string('9', 100_000), Unit.None, out _, out var error).Should().BeFalse();
        error.Should().Be("a text of 100000 characters is not a quantity; expected a plain number");
    }

    [Fact]
    public void TryParse_AnyUnit_SaysWhich()
    {
        QuantityParser.TryParse("3 nA", out var value, out var unit, out _).Should().BeTrue();
        (value, unit).Should().Be((3e-9, Unit.Ampere));
    }
}
