using System.Globalization;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Units;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Reports;

/// <summary>The report for a terminal or a log file.</summary>
static class ConsoleReport
{
    public static void Write(TextWriter output, RunReport report, bool verbose)
    {
        output.WriteLine(Banner(report.Profile, report.ProfileHash, report.Backend));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Network} · {report.Input} · {Plural(report.Samples, "sample")} of {Plural(report.TicksPerSample, "tick")} · seed {report.Seed}{(report.Partial ? " · INTERRUPTED, partial" : "")}"));
        WriteAccuracy(output, report);
        report.Relays?.Write(output);
        WriteEnergy(output, report, verbose);
        WorkloadText.Write(output, report.Workload, report.Ledger);
        if (report.Traffic.Timing is { } timing)
        {
            TimingText.Write(output, timing);
        }

        DeviceReport.Write(output, report.Devices, verbose);
        WriteChip(output, report.Chip);
        LearningReport.Write(output, report.Learning);
        WriteLayers(output, report);
        if (verbose || report.Verb == "compare")
        {
            WriteConversions(output, report.Conversions);
        }

        WriteSpeed(output, report);
    }

    public static string Banner(HardwareProfile profile, string backend) => Banner(profile.Name, ProfileHash.Of(profile), backend);

    /// <summary>The first line of every output: what this is, and that it is not silicon.</summary>
    public static string Banner(string profile, string profileHash, string backend) =>
        $"NeuroChip {ProductVersion.Text} emulator, not silicon · profile {profile} {profileHash} · backend {backend}";

    static void WriteAccuracy(TextWriter output, RunReport report)
    {
        if (report.Accuracy is not { } chip)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Accuracy");
        var table = new TextTable("", "", "correct", "95 % interval", "ties");
        table.Add("chip", Percent(chip.Share), $"{Text(chip.Correct)} of {Text(chip.Samples)}", $"{Percent(chip.Lower)} … {Percent(chip.Upper)}", Text(chip.Ties));
        if (report.FloatAccuracy is { } reference)
        {
            table.Add("float", Percent(reference.Share), $"{Text(reference.Correct)} of {Text(reference.Samples)}", $"{Percent(reference.Lower)} … {Percent(reference.Upper)}", Text(reference.Ties));
        }

        if (report.Agreement is { } agreement)
        {
            table.Add("same answer", Percent(agreement), "", "", "");
        }

        table.Write(output);
    }

    static void WriteEnergy(TextWriter output, RunReport report, bool verbose)
    {
        var energy = report.Energy;
        output.WriteLine();
        output.WriteLine("Energy per sample");
        var samples = Math.Max(report.Samples, 1);
        var table = new TextTable("component", "count", "", "price", "energy", "share", "", verbose ? "price from" : "price is");
        foreach (var line in energy.Lines.Where(line => verbose || line.Joules > 0))
        {
            var each = line.Joules / samples;
            var share = energy.PerSampleJoules > 0 ? Percent(each / energy.PerSampleJoules) : "";
            var price = QuantityFormatter.Format(line.PriceJoules, line.Unit == "s" ? Unit.Watt : Unit.Joule);
            var count = line.Unit == "s" ? QuantityFormatter.Format(line.Count / samples, Unit.Second) : Number(line.Count / samples);
            var bar = TextBar.Of(each / energy.PerSampleJoules, width: 12);
            table.Add(line.Component, count, "×", price, QuantityFormatter.Format(each, Unit.Joule), share, bar, verbose ? $"{line.How}, {line.Source}" : line.How);
        }

        table.Add("total", "", "", "", QuantityFormatter.Format(energy.PerSampleJoules, Unit.Joule), "", "", "");
        table.Write(output);
        foreach (var line in energy.AllIn)
        {
            output.WriteLine(
                $"  all-in, not part of the total: {line.Component} {QuantityFormatter.Format(line.Joules / samples, Unit.Joule)} ({line.How}, {line.Source})");
        }

        if (energy.Missing.Count > 0)
        {
            output.WriteLine($"  no price in this profile, not in the total: {string.Join(", ", energy.Missing)}");
        }

        if (energy.SecondsPerSample is { } seconds)
        {
            output.WriteLine($"  chip time per sample {QuantityFormatter.Format(seconds, Unit.Second)} ({energy.TimeBasis})");
        }
    }

    public static void WriteChip(TextWriter output, ChipFigures chip)
    {
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Chip: {chip.CoresUsed} of {Plural(chip.CoresAvailable, "core")}, {Plural(chip.Neurons, "neuron")}, {Plural(chip.Synapses, "synapse")}"));
        var table = new TextTable("resource", "of", "used", "available", "");
        foreach (var row in chip.Utilisation)
        {
            var share = row.Available > 0 ? Percent((double)row.Used / row.Available) : "no limit";
            table.Add(row.Resource, row.Scope, Text(row.Used), row.Available > 0 ? Text(row.Available) : "", share);
        }

        table.Write(output);
    }

    static void WriteLayers(TextWriter output, RunReport report)
    {
        output.WriteLine();
        output.WriteLine("Layers");
        var table = new TextTable("layer", "neurons", "spikes/sample", "float", "dead", "float", "saturated", "duplicates");
        foreach (var layer in report.Layers)
        {
            table.Add(
                layer.Name, Text(layer.Neurons), Number(layer.SpikesPerSample), layer.FloatSpikesPerSample is { } spikes ? Number(spikes) : "",
                layer.Fires ? Text(layer.Dead) : "readout", layer.Fires && layer.FloatDead is { } dead ? Text(dead) : "", Text(layer.Saturated), Text(layer.Duplicates));
        }

        table.Write(output);
    }

    public static void WriteConversions(TextWriter output, IReadOnlyList<ConversionRow> conversions)
    {
        output.WriteLine();
        output.WriteLine("Conversion of parameters");
        var table = new TextTable("object", "quantity", "value", "code", "format", "error", "note");
        foreach (var row in conversions)
        {
            table.Add(row.Object, row.Quantity, Number(row.Value), Text(row.Code), row.Format, Number(row.Error), row.Note);
        }

        table.Write(output);
    }

    static void WriteSpeed(TextWriter output, RunReport report)
    {
        var speed = report.Speed;
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Emulated in {speed.RunSeconds:F2} s ({speed.TicksPerSecond:G4} ticks/s, {speed.SynapticEventsPerSecond:G4} synaptic events/s); compiled in {speed.CompileSeconds:F2} s; {speed.WallSeconds:F2} s in all."));
        output.WriteLine($"image {report.ImageHash} · state {report.StateHash}");
    }

    static string Plural(long count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    static string Percent(double share) => (share * 100).ToString("F2", CultureInfo.InvariantCulture) + " %";

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
