using System.CommandLine;
using System.Globalization;
using System.Text;
using NeuroChip.Core.Images;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>
/// Runs all samples once more and writes how often each neuron and input spiked, in spikes per tick, as <see cref="RateFile"/> reads them: <c>--save-rates</c>. Spikes do not depend on
/// the mapping, so a run of any mapping tells what the next one is to be good at.
/// </summary>
static class RateRecorder
{
    /// <summary>Called before the run, so that nothing is computed in vain.</summary>
    public static void RequireFree(ParseResult parsed)
    {
        if (parsed.GetValue(ExecutionOptions.SaveRates) is { } path)
        {
            OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        }
    }

    public static void Write(ParseResult parsed, ChipJob job)
    {
        if (parsed.GetValue(ExecutionOptions.SaveRates) is { } path)
        {
            OutputFile.WriteText(path, parsed.GetValue(ExecutionOptions.Force), Record(parsed, job));
        }
    }

    static string Record(ParseResult parsed, ChipJob job)
    {
        var (image, samples) = (job.Image, job.Input.Samples);
        var spikes = new long[image.Units];
        ChipEmulator.Run(image, samples, ExecutionOptions.RunOptionsOf(parsed), new Counter(spikes));
        var ticks = (double)samples.Count * image.TicksFor(samples.Ticks);
        var text = new StringBuilder("population,index,rate\n");
        foreach (var (name, first, count) in GroupsOf(image))
        {
            for (var index = 0; index < count; index++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name},{index},{spikes[first + index] / ticks:G9}\n");
            }
        }

        return text.ToString();
    }

    static IEnumerable<(string Name, int First, int Count)> GroupsOf(ChipImage image) =>
        image.Inputs.Select(input => (input.Name, input.FirstUnit, input.Count))
            .Concat(image.Populations.Select(population => (population.Name, population.FirstUnit, population.Count)));

    // A spike is a message whatever value it carries. Samples run on several threads.
    readonly struct Counter(long[] spikes) : ITickProbe
    {
        public void Observe(in TickView view)
        {
            foreach (var unit in view.Spikes.Units)
            {
                Interlocked.Increment(ref spikes[unit]);
            }

            foreach (var unit in view.Spikes.GradedUnits)
            {
                Interlocked.Increment(ref spikes[unit]);
            }
        }
    }
}
