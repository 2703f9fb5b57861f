using System.CommandLine;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>Records of the first sample, tick by tick, as CSV, written while it runs: <c>spikes=FILE</c>, <c>potentials=FILE</c>, <c>ticks=FILE</c> and <c>messages=FILE</c>.</summary>
static class Tracing
{
    /// <summary>What --trace asks for.</summary>
    /// <exception cref="InputErrorException">NC0009: a request of another form, or a file that exists and may not be overwritten.</exception>
    public static IReadOnlyList<(string What, string Path)> Parse(ParseResult parsed)
    {
        var requests = (parsed.GetValue(ExecutionOptions.Trace) ?? []).Select(Split).ToList();
        foreach (var (_, path) in requests)
        {
            OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        }

        return requests;
    }

    public static void Write(ParseResult parsed, ChipJob job, IReadOnlyList<(string What, string Path)> requests)
    {
        foreach (var (what, path) in requests)
        {
            OutputFile.Write(path, parsed.GetValue(ExecutionOptions.Force), stream => Record(parsed, job, what, stream));
        }
    }

    static (string What, string Path) Split(string request)
    {
        var at = request.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && request[..at] is "spikes" or "potentials" or "ticks" or "messages" && at + 1 < request.Length
            ? (request[..at], request[(at + 1)..])
            : throw new InputErrorException(FileCodes.BadValue.With($"--trace '{request}' is none of spikes=FILE, potentials=FILE, ticks=FILE and messages=FILE."));
    }

    static void Record(ParseResult parsed, ChipJob job, string what, Stream stream)
    {
        using var writer = new StreamWriter(stream) { NewLine = "\n" };
        if (what is "ticks" or "messages")
        {
            TimingTrace.Record(parsed, job, what, writer);
            return;
        }

        writer.WriteLine(what == "spikes" ? "step,population,neuron,count" : "step,population,neuron,potential");
        var options = ExecutionOptions.RunOptionsOf(parsed) with { Samples = 1 };
        if (what == "spikes")
        {
            ChipEmulator.Run(job.Image, job.Input.Samples, options, new SpikeWriter(job.Image, writer));
        }
        else
        {
            ChipEmulator.Run(job.Image, job.Input.Samples, options, new PotentialWriter(job.Image, job.Input.Samples.Ticks, writer));
        }
    }

    static string Line(long step, string population, int neuron, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{step},{population},{neuron},{value:R}");

    // Steps are a population's own: the tick on the chip minus its place in the pipeline.
    readonly struct SpikeWriter(ChipImage image, TextWriter writer) : ITickProbe
    {
        public void Observe(in TickView view)
        {
            for (var index = 0; index < image.Populations.Length; index++)
            {
                var population = image.Populations[index];
                var group = image.Inputs.Length + index;
                foreach (var unit in view.Spikes.UnitsOf(group))
                {
                    writer.WriteLine(Line(view.Tick - population.FirstTick, population.Name, unit - population.FirstUnit, 1));
                }

                var units = view.Spikes.GradedUnitsOf(group);
                var values = view.Spikes.GradedValuesOf(group);
                for (var i = 0; i < units.Length; i++)
                {
                    writer.WriteLine(Line(view.Tick - population.FirstTick, population.Name, units[i] - population.FirstUnit, values[i]));
                }
            }
        }
    }

    readonly struct PotentialWriter(ChipImage image, int ticks, TextWriter writer) : ITickProbe
    {
        public void Observe(in TickView view)
        {
            for (var index = 0; index < image.Populations.Length; index++)
            {
                var population = image.Populations[index];
                var step = view.Tick - population.FirstTick;
                if (step < 0 || step >= ticks)
                {
                    continue;
                }

                var potentials = view.State(index, KernelCatalog.Shape(population.Family).Membrane);
                for (var neuron = 0; neuron < potentials.Length; neuron++)
                {
                    var scale = population.StateScale[population.StateScale.Length == 1 ? 0 : neuron];
                    writer.WriteLine(Line(step, population.Name, neuron, potentials[neuron] * scale));
                }
            }
        }
    }
}
