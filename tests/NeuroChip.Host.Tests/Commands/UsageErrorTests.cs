namespace NeuroChip.Host.Tests.Commands;

/// <summary>Command lines that cannot be read: a line in the user's words, with the nearest name where there is one.</summary>
public class UsageErrorTests
{
    [Theory]
    [InlineData("--ticks abc", "--ticks is 'abc'; it must be a whole number.")]
    [InlineData("--chips 1.5", "--chips is '1.5'; it must be a whole number.")]
    [InlineData("--seed -1", "--seed is '-1'; it must be a whole number of 0 or more.")]
    [InlineData("--rate x", "--rate is 'x'; it must be a number.")]
    [InlineData("--fidelity mesured", "--fidelity is 'mesured'. Did you mean 'measured'? Allowed: ideal, ir-drop, measured, statistical.")]
    [InlineData("--ticks 1 --ticks 2", "Option '--ticks' expects a single argument but 2 were provided.")]
    public void Run_OptionThatCannotBeRead_SaysWhatIsExpected(string options, string message)
    {
        var result = Cli.Run(["run", "builtin:digits", "--dataset", "digits", .. options.Split(' ')]);

        result.Code.Should().Be(2);
        result.Error.Split('\n')[0].TrimEnd().Should().Be("error: " + message);
    }
}
