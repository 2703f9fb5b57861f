using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Units;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>What a run would do, and what it would cost, without doing it.</summary>
static class DryRun
{
    /// <summary>Samples that the estimate of input spikes looks at.</summary>
    const int Probe = 20;

    public static void Write(ParseResult parsed, Terminal terminal, ChipJob job, bool withReference)
    {
        var samples = job.Input.Samples;
        var probe = Math.Min(Probe, samples.Count);
        var inputs = probe == 0 ? 0 : Enumerable.Range(0, probe).Average(sample => samples.Encode(sample).Sum(signal => (double)signal.Events));
        var ticks = (long)samples.Count * job.Image.TicksFor(samples.Ticks);
        var bytes = job.Image.Cores.Sum(core => core.Blocks.Sum(block => (long)block.Codes.Length * sizeof(short) + (long)block.Columns.Length * sizeof(int)));
        var study = StudyPlan.Of(parsed, job, asksWhere: withReference);
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-plan/1",
                ["samples"] = samples.Count,
                ["ticksPerSample"] = samples.Ticks,
                ["chipTicks"] = ticks,
                ["inputSpikesPerSample"] = inputs,
                ["coresUsed"] = job.Image.Cores.Length,
                ["weightBytes"] = bytes,
                ["floatReference"] = withReference,
                ["devices"] = study?.Json(job.Input.HasLabels),
                ["fidelities"] = FidelityTable.Json(job.Image),
            });
            return;
        }

        terminal.Output.WriteLine(ConsoleReport.Banner(job.Image.Profile, "none"));
        terminal.Output.WriteLine("Nothing was run. This is what would be:");
        var figures = ChipSummary.Of(job.Image, job.Compilation);
        ConsoleReport.WriteChip(terminal.Output, figures);
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Work: {samples.Count} samples × {job.Image.TicksFor(samples.Ticks)} ticks = {ticks} ticks, about {inputs:F0} input spikes a sample{(withReference ? ", and the float network on the same samples" : "")}"));
        FidelityTable.Write(terminal.Output, job.Image);
        foreach (var line in study?.Lines(job.Image, job.Input.HasLabels) ?? [])
        {
            terminal.Output.WriteLine($"Devices, {line}");
        }

        terminal.Output.WriteLine($"Memory for weights: {QuantityFormatter.Format(bytes * 8.0, Unit.Bit)}");
    }
}
