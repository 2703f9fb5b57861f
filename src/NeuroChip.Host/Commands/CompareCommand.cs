using System.CommandLine;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Commands;

/// <summary>The chip beside the float network of the same scheme.</summary>
static class CompareCommand
{
    public static Command Create()
    {
        var command = new Command("compare", "Run the float network and the chip on the same input, and compare layer by layer") { NetworkOptions.Network };
        RunVerb.AddOptions(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(RunVerb.Run(parsed, "compare", withReference: true, cancellation)));
        return command.WithExamples(
            "compare mnist_mlp.nir --dataset mnist --ticks 25",
            "compare net.nir --dataset digits --ticks 16 --set quantization.weightBits=2 --json",
            "compare net.nir --dataset mnist --profile rram-256 --fidelity ir-drop --chips 3");
    }
}
