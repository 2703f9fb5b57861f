using System.Globalization;
using NeuroChip.Core.Units;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Reports;

/// <summary>The part of a report that is about the cells of the crossbars, for a terminal.</summary>
static class DeviceReport
{
    const int MostCores = 8, CauseBarWidth = 20;

    public static void Write(TextWriter output, DeviceFigures? devices, bool verbose)
    {
        if (devices is null)
        {
            return;
        }

        output.WriteLine();
        var age = devices.AgeSeconds > 0 ? $" · {QuantityFormatter.Format(devices.AgeSeconds, Unit.Second)} after programming" : "";
        output.WriteLine($"Devices: {devices.Device} · fidelity {devices.Fidelity}{age}");
        WriteAccuracy(output, devices);
        WriteCauses(output, devices);
        WriteLayers(output, devices);
        WriteCores(output, devices, verbose);
        WriteEnergy(output, devices.Energy);
    }

    static void WriteAccuracy(TextWriter output, DeviceFigures devices)
    {
        if (devices.Accuracies.Count == 0)
        {
            return;
        }

        var table = new TextTable("", "chips", "mean", "± sd", "worst", "best");
        Add(table, "real cells", devices.Accuracies);
        if (devices.Mitigation is { } mitigation)
        {
            Add(table, "without mitigation", mitigation.Without);
        }

        if (devices.IdealAccuracy is { } ideal)
        {
            table.Add("ideal cells", "", Percent(ideal), "", "", "");
        }

        table.Write(output);
        if (devices.Mitigation is { } gain)
        {
            var points = (devices.Mean - gain.Without.Average()) * 100;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  mitigation '{gain.Name}' gains {points:+0.00;-0.00} points on the same chips"));
        }

        WriteCostliest(output, devices);
    }

    static void Add(TextTable table, string name, IReadOnlyList<double> accuracies) => table.Add(
        name, Text(accuracies.Count), Percent(accuracies.Average()), Percent(DeviceFigures.DeviationOf(accuracies)), Percent(accuracies.Min()), Percent(accuracies.Max()));

    static void WriteCostliest(TextWriter output, DeviceFigures devices)
    {
        if (devices.IdealAccuracy is { } ideal && devices.Layers.All(layer => layer.AloneAccuracy is not null) && devices.Layers.Count > 0)
        {
            var worst = devices.Layers.MinBy(layer => layer.AloneAccuracy)!;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  costs most accuracy: '{worst.Projection}', {(ideal - worst.AloneAccuracy!.Value) * 100:F2} points with all other layers ideal"));
        }
    }

    static void WriteCauses(TextWriter output, DeviceFigures devices)
    {
        if (devices.Causes.Count == 0)
        {
            return;
        }

        output.WriteLine("Where accuracy goes: one cause taken away, all others left, on the same chips");
        var largest = Math.Max(devices.Causes.Max(cause => cause.Loss), double.Epsilon);
        var table = new TextTable("without", "accuracy", "costs, points", "± sd", "", "in its place");
        foreach (var cause in devices.Causes)
        {
            table.Add(
                cause.Cause, Percent(cause.Mean), Points(cause.Loss), Points(cause.Deviation), TextBar.Of(cause.Loss / largest, CauseBarWidth), cause.Instead);
        }

        table.Write(output);
        output.WriteLine("  causes overlap, so that the points need not add up to the whole loss");
    }

    static string Points(double share) => (share * 100).ToString("F2", CultureInfo.InvariantCulture);

    static void WriteLayers(TextWriter output, DeviceFigures devices)
    {
        var table = new TextTable("projection", "devices", "stuck", "unconverged", "pulses", "weight error", "format", "format error", "wire model", "alone");
        foreach (var layer in devices.Layers)
        {
            table.Add(
                layer.Projection, Text(layer.Devices), Text(layer.Stuck), Text(layer.Unconverged), Text(layer.Pulses), Percent(layer.WeightError),
                $"1/{1 << layer.FractionBits} code", Number(layer.FormatError), layer.WireError > 0 ? "±" + Percent(layer.WireError) : "",
                layer.AloneAccuracy is { } alone ? Percent(alone) : "");
        }

        table.Write(output);
        if (devices.Layers.Any(layer => layer.WireError > 0))
        {
            output.WriteLine("  with wires it matters where a row or column stands; the wire model's error is against an exact solution, of the largest current");
        }
    }

    static void WriteCores(TextWriter output, DeviceFigures devices, bool verbose)
    {
        var table = new TextTable("core", "devices", "stuck", "unconverged", "spares used", "most written");
        foreach (var core in verbose ? devices.Cores : devices.Cores.Take(MostCores))
        {
            table.Add(Text(core.Core), Text(core.Devices), Text(core.Stuck), Text(core.Unconverged), Text(core.Spares), MostWritten(core));
        }

        table.Write(output);
        if (!verbose && devices.Cores.Count > MostCores)
        {
            output.WriteLine($"  … {Text(devices.Cores.Count - MostCores)} more cores with --verbose");
        }
    }

    static string MostWritten(DeviceCoreFigures core) => core.MostWritten is not { } cell ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"{core.MostPulses} pulses: array {cell.Array}, column {cell.Output}{(cell.IsNegative ? "-" : "+")}, row {cell.Input}");

    static void WriteEnergy(TextWriter output, ArrayEnergyFigures energy)
    {
        output.WriteLine();
        output.WriteLine("Energy of the arrays per sample, two ways (not added to the total above)");
        var table = new TextTable("", "energy", "from");
        table.Add("reading cells", Joules(energy.ReadJoules), $"Σ G·V²·t at {QuantityFormatter.Format(energy.ReadVolts, Unit.Volt)}, {QuantityFormatter.Format(energy.ReadSeconds, Unit.Second)}, conductances as programmed");
        if (energy.GmaxShare != 1)
        {
            table.Add("", "", $"cells are no resistors: at that voltage Gmax conducts {Percent(energy.GmaxShare)} of its slope at 0 V, for every spike alike");
        }

        if (energy.PricedJoules is { } priced)
        {
            table.Add("the same, priced", Joules(priced), "synaptic events × the profile's constant");
        }

        foreach (var converter in energy.Converters)
        {
            var simulated = converter.JoulesSimulated is { } joules ? $"; {Joules(joules)} with the {energy.SimulatedBits} bits simulated" : "";
            table.Add($"converting, {converter.Model}", Joules(converter.Joules8Bits), $"{Number(energy.Conversions)} conversions of 8 bits; {Joules(converter.JoulesLossless)} with {energy.LosslessBits} bits, which lose nothing{simulated}");
        }

        if (energy.WriteJoules is { } write)
        {
            table.Add("writing, once", Joules(write), $"{Text(energy.Pulses)} pulses, {Text(energy.Reversals)} reversals: Σ V²·G·t");
        }

        table.Write(output);
    }

    static string Joules(double value) => QuantityFormatter.Format(value, Unit.Joule);

    static string Percent(double share) => (share * 100).ToString("F2", CultureInfo.InvariantCulture) + " %";

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
