namespace NeuroChip.Host.Tests.Commands;

/// <summary>The smallest budgets of a network, and chips side by side.</summary>
public class FitTests
{
    static readonly string[] Digits = ["builtin:digits", "--dt", "1ms"];

    // lif1 has 96 neurons with 64 inputs, lif2 10 with 96: 64 cores of 2 hold 106 neurons (53), cores of 1 do not.
    [Fact]
    public void Fit_Budgets_AreTheSmallestThatFit()
    {
        var chip = Cli.Run(["fit", .. Digits, "--profile", "loihi-davies2018", "--set", "mesh.width=4", "--json"]).Succeeds().Json.GetProperty("chips")[0];

        chip.GetProperty("cores").GetInt32().Should().Be(1);
        var budgets = chip.GetProperty("budgets").EnumerateArray().ToDictionary(b => b.GetProperty("setting").GetString()!);
        budgets["core.neurons"].GetProperty("smallest").GetInt32().Should().Be(2);
        budgets["core.inputAxons"].GetProperty("smallest").GetInt32().Should().Be(96);
        var last = budgets["core.neurons"].GetProperty("steps").EnumerateArray().Last();
        last.GetProperty("value").GetInt32().Should().Be(1);
        last.GetProperty("binding").GetString().Should().StartWith("Network 'digits' needs 106 cores, 'loihi-davies2018' has 64");
    }

    [Fact]
    public void Fit_SeveralProfiles_AreComparedSideBySide()
    {
        var text = Cli.Run(["fit", .. Digits, "--profiles", "rram-64,truenorth"]).Succeeds().Output;

        text.Should().ContainAll("digits on 2 chips", "rram-64", "truenorth", "NC3003");
    }

    [Fact]
    public void Fit_NoChipFits_HasTheExitCodeOfTheReason() =>
        Cli.Run(["fit", .. Digits, "--profile", "rram-64", "--set", "mesh.width=1", "--set", "mesh.height=1"]).Code.Should().Be(3);
}
