using System.CommandLine;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Commands;

/// <summary>A network, compiled and run on the emulated chip: accuracy and energy.</summary>
static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Compile a network for a chip, run it in the emulator, report accuracy and energy") { NetworkOptions.Network };
        RunVerb.AddOptions(command);
        command.Add(ExecutionOptions.SaveImage);
        command.Add(ExecutionOptions.SaveRates);
        command.Add(ExecutionOptions.Freeze);
        command.Add(DeviceOptions.Where);
        command.SetAction((parsed, cancellation) => Task.FromResult(RunVerb.Run(parsed, "run", withReference: false, cancellation)));
        return command.WithExamples(
            "run mnist_mlp.nir --profile rram-256 --dataset mnist --ticks 25",
            "run net.nir --dataset mnist --set quantization.weightBits=4 --assert accuracy>=0.9",
            "run lif.nir --dt 0.1ms --input spikes.csv --trace potentials=v.csv",
            "run chip.ncimg --dataset digits --json",
            "run net.nir --dataset mnist --profile loihi-fit2025 --timing flit --ledger joules.csv",
            "run net.nir --dataset mnist --save-rates rates.csv",
            "run net.nir --dataset mnist --fidelity measured --chips 10 --where",
            "run learner.json --profile loihi-davies2018 --input spikes.csv --save-image learned.ncimg",
            "run learned.ncimg --input spikes.csv --freeze");
    }
}
