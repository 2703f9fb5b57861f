using System.CommandLine;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Decoding;
using NeuroChip.Devices.Chips;
using NeuroChip.Emulator;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>A job on manufactured chips: the first one is what the report describes, the others say how much chips differ.</summary>
sealed class DeviceStudy
{
    readonly ParseResult _parsed;
    readonly Terminal _terminal;
    readonly ChipJob _ideal;
    readonly CancellationToken _cancellation;
    readonly ProgrammingOptions _options;
    readonly int _chips;
    readonly ProgrammedChip _first;
    readonly IDecoder _decoder;

    DeviceStudy(ParseResult parsed, Terminal terminal, ChipJob job, ProgrammingOptions options, CancellationToken cancellation)
    {
        (_parsed, _terminal, _ideal, _options, _cancellation) = (parsed, terminal, job, options, cancellation);
        _chips = DeviceOptions.ChipsOf(parsed);
        // The run of the first chip warns where responses are of another image.
        _decoder = DecoderChoice.Of(parsed, job.Image, new DiagnosticBag());
        _first = ChipProgrammer.Program(job.Image, options);
        Job = job with { Image = _first.Image with { Conversions = job.Image.Conversions.AddRange(_first.Layers.Select(Row)) } };
    }

    /// <summary>The job on the first chip.</summary>
    public ChipJob Job { get; }

    bool IsIdeal => _options.Fidelity == Fidelity.Ideal;

    /// <summary>Null where no device is asked for.</summary>
    public static DeviceStudy? Of(ParseResult parsed, Terminal terminal, ChipJob job, CancellationToken cancellation)
    {
        var asked = DeviceOptions.FidelityOf(parsed);
        if (asked is null && DeviceOptions.All.All(option => parsed.GetResult(option) is null or { Implicit: true }))
        {
            return null;
        }

        var mitigation = parsed.GetValue(DeviceOptions.Mitigate);
        var options = new ProgrammingOptions
        {
            Fidelity = asked ?? Fidelity.Statistical,
            AgeSeconds = DeviceOptions.AgeOf(parsed),
            OnlyProjection = DeviceOptions.OnlyOf(parsed, job.Image),
            PermutesAroundStuck = mitigation is "permute" or "both",
            RescalesColumns = mitigation is "rescale" or "both",
            ObservedTicks = Calibration.Observe(parsed, job, asked ?? Fidelity.Statistical),
            Threads = ExecutionOptions.ThreadsOf(parsed),
        };
        Announce(terminal, job.Image, options.Fidelity, DeviceOptions.ChipsOf(parsed));
        return new DeviceStudy(parsed, terminal, job, options, cancellation);
    }

    /// <summary>The report of the first chip with what the others say.</summary>
    /// <param name="record">Run of the first chip.</param>
    public RunReport Complete(RunReport report, RunRecord record)
    {
        var labelled = report.Accuracy is not null && !report.Partial;
        using var progress = new ProgressPrinter(_terminal, "chips");
        var runs = new Runs(this, progress, labelled ? RunsOf(report.Verb, record.Learning is not null) : 0);
        IReadOnlyList<double> accuracies = labelled ? [report.Accuracy!.Share, .. runs.OnChips(_options, firstChip: 1)] : [];
        // A network that learns would have to learn a second time, and be another one.
        var ideal = labelled && (!IsIdeal || _chips > 1) && record.Learning is null ? runs.Accuracy(_ideal.Image) : null;
        var without = labelled && IsMitigated ? runs.OnChips(_options with { PermutesAroundStuck = false, RescalesColumns = false }, firstChip: 0) : null;
        var alone = _first.Layers.Select((_, p) => labelled && MeasuresLayers(report.Verb) ? Mean(runs.OnChips(_options with { OnlyProjection = p }, 0)) : null).ToArray();
        return report with
        {
            Partial = report.Partial || _cancellation.IsCancellationRequested,
            Devices = new DeviceFigures
            {
                Fidelity = DeviceOptions.NameOf(_options.Fidelity),
                Device = NameOf(_ideal.Image),
                AgeSeconds = _options.AgeSeconds,
                Accuracies = accuracies,
                IdealAccuracy = ideal,
                Layers = [.. _first.Layers.Select((layer, p) => Figures(layer, alone[p]))],
                Cores = [.. _first.Cores.Where(core => core.Tally.Cells > 0).Select(Figures)],
                Mitigation = without is null ? null : new MitigationFigures(_parsed.GetValue(DeviceOptions.Mitigate)!, without),
                Energy = ArrayEnergySummary.Of(_ideal.Image, _first, record),
            },
        };
    }

    bool IsMitigated => _options.PermutesAroundStuck || _options.RescalesColumns;

    bool MeasuresLayers(string verb) => verb == "compare" && !IsIdeal;

    int RunsOf(string verb, bool learned) => (_chips - 1) + (learned ? 0 : 1) + (IsMitigated ? _chips : 0) + (MeasuresLayers(verb) ? _chips * _first.Layers.Length : 0);

    static double? Mean(IReadOnlyList<double> values) => values.Count == 0 ? null : values.Average();

    // What is about to happen, and roughly how long it takes.
    static void Announce(Terminal terminal, ChipImage image, Fidelity fidelity, int chips)
    {
        if (image.Profile.Device is not null && image.Profile.Crossbar is not null)
        {
            var cost = FidelityCost.Of(image, fidelity);
            var wires = cost.Arrays > 0 ? $", wires of {cost.Arrays} arrays" : "";
            terminal.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"fidelity {DeviceOptions.NameOf(fidelity)}: {cost.Devices} devices{wires}, about {cost.Seconds:G2} s of one core to program a chip; {chips} of them"));
        }
    }

    static string NameOf(ChipImage image) =>
        image.Profile.Device is { Title.Length: > 0 } device ? (device.Preset.Length > 0 ? $"{device.Preset}, {device.Title}" : device.Title) : image.Profile.Name;

    ConversionRow Row(LayerProgramming layer) => new(
        layer.Projection, "device weights", layer.WeightError, 0, $"s16 · 2^-{layer.FractionBits} codes", layer.FormatError,
        "value: relative error of the devices; error: of the integers, in codes");

    static DeviceLayerFigures Figures(LayerProgramming layer, double? alone) => new(
        layer.Projection, layer.Tally.Cells, layer.Tally.Stuck, layer.Tally.Unconverged, layer.Tally.Pulses, layer.WeightError, layer.FractionBits,
        layer.FormatError, layer.WireError, alone);

    static DeviceCoreFigures Figures(CoreProgramming core) =>
        new(core.Core, core.Tally.Cells, core.Tally.Stuck, core.Tally.Unconverged, core.Tally.MostPulses);

    /// <summary>Runs of the same samples on other chips.</summary>
    sealed class Runs(DeviceStudy study, ProgressPrinter progress, int total)
    {
        int _done;

        /// <summary>Accuracies in the order of the chips; fewer where the run was interrupted.</summary>
        public IReadOnlyList<double> OnChips(ProgrammingOptions options, int firstChip)
        {
            var accuracies = new List<double>();
            for (var chip = firstChip; chip < study._chips && !study._cancellation.IsCancellationRequested; chip++)
            {
                if (Accuracy(ChipProgrammer.Program(study._ideal.Image, options with { Chip = chip }).Image) is { } accuracy)
                {
                    accuracies.Add(accuracy);
                }
            }

            return accuracies;
        }

        /// <summary>Null where the run was interrupted.</summary>
        public double? Accuracy(ChipImage image)
        {
            var samples = study._ideal.Input.Samples;
            var options = ExecutionOptions.RunOptionsOf(study._parsed) with { Cancellation = study._cancellation };
            var record = ChipEmulator.Run(image, samples, options);
            progress.Report(++_done, total);
            return record.Partial ? null : Data.Decoding.Accuracy.Of(record.Results, samples, study._decoder).Share;
        }
    }
}
