using System.CommandLine;
using System.Text.Json;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
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
    readonly StudyPlan _plan;
    readonly ProgrammedChip _first;
    readonly IDecoder _decoder;

    DeviceStudy(ParseResult parsed, Terminal terminal, ChipJob job, StudyPlan plan, ProgrammingOptions options, CancellationToken cancellation)
    {
        (_parsed, _terminal, _ideal, _plan, _options, _cancellation) = (parsed, terminal, job, plan, options, cancellation);
        // The run of the first chip warns where responses are of another image.
        _decoder = DecoderChoice.Of(parsed, job.Image, new DiagnosticBag());
        _first = ChipProgrammer.Program(job.Image, options);
        Job = job with { Image = _first.Image with { Conversions = job.Image.Conversions.AddRange(_first.Layers.Select(Row)) } };
    }

    /// <summary>The job on the first chip.</summary>
    public ChipJob Job { get; }

    /// <summary>Null where no device is asked for.</summary>
    /// <param name="asksWhere">Whether the parts of the loss are measured, by layer and by cause, even without --where.</param>
    public static DeviceStudy? Of(ParseResult parsed, Terminal terminal, ChipJob job, bool asksWhere, CancellationToken cancellation)
    {
        if (StudyPlan.Of(parsed, job, asksWhere) is not { } plan)
        {
            return null;
        }

        var mitigations = DeviceOptions.MitigationsOf(parsed);
        var options = new ProgrammingOptions
        {
            Fidelity = plan.Fidelity,
            AgeSeconds = DeviceOptions.AgeOf(parsed),
            OnlyProjection = DeviceOptions.OnlyOf(parsed, job.Image),
            PermutesAroundStuck = mitigations.HasFlag(Mitigations.Permute),
            UsesSpares = mitigations.HasFlag(Mitigations.Spares),
            RescalesColumns = mitigations.HasFlag(Mitigations.Rescale),
            ObservedTicks = Calibration.Observe(parsed, job, plan.Fidelity),
            Threads = ExecutionOptions.ThreadsOf(parsed),
        };
        foreach (var line in plan.Lines(job.Image, job.Input.HasLabels))
        {
            terminal.Note(line);
        }

        return new DeviceStudy(parsed, terminal, job, plan, options, cancellation);
    }

    /// <summary>The report of the first chip with what the others say.</summary>
    /// <param name="record">Run of the first chip.</param>
    public RunReport Complete(RunReport report, RunRecord record)
    {
        var labelled = report.Accuracy is not null && !report.Partial;
        using var progress = new ProgressPrinter(_terminal, "chips");
        var runs = new Runs(this, progress);
        IReadOnlyList<double> accuracies = labelled ? [report.Accuracy!.Share, .. runs.OnChips(_options, firstChip: 1)] : [];
        var ideal = labelled && _plan.IdealRuns > 0 ? runs.Accuracy(_ideal.Image) : null;
        var without = labelled && _options.IsMitigated ? runs.OnChips(_options.Unmitigated, firstChip: 0) : null;
        var alone = _first.Layers.Select((_, p) => labelled && _plan.Layers > 0 ? Mean(runs.OnChips(_options with { OnlyProjection = p }, 0)) : null).ToArray();
        var causes = labelled ? _plan.Causes.Select(cause => Without(cause, accuracies, runs)).OfType<CauseFigures>().ToList() : [];
        return report with
        {
            Partial = report.Partial || _cancellation.IsCancellationRequested,
            Devices = new DeviceFigures
            {
                Fidelity = DeviceOptions.NameOf(_options.Fidelity),
                Device = NameOf(_ideal.Image),
                AgeSeconds = _options.AgeSeconds,
                Cell = CellOf(_ideal.Image.Profile),
                Accuracies = accuracies,
                IdealAccuracy = ideal,
                Causes = causes,
                Layers = [.. _first.Layers.Select((layer, p) => Figures(layer, alone[p]))],
                Cores = [.. _first.Cores.Where(core => core.Tally.Cells > 0).Select(Figures)],
                Mitigation = without is null ? null : new MitigationFigures(_parsed.GetValue(DeviceOptions.Mitigate)!, without),
                Energy = ArrayEnergySummary.Of(_ideal.Image, _first, record, _ideal.Input.Samples),
            },
        };
    }

    // Null where the cause cannot be taken away by itself, or the run was interrupted.
    CauseFigures? Without(LossCause cause, IReadOnlyList<double> accuracies, Runs runs)
    {
        var chip = cause.Without(new ChipConditions(_ideal.Network, _ideal.Image.Profile, _options.Fidelity, _options.AgeSeconds));
        if (_ideal.On(_parsed, chip.Profile, _cancellation) is not { } job)
        {
            return null;
        }

        var observed = Calibration.Observe(_parsed, job, chip.Fidelity);
        var without = runs.OnChips(job.Image, _options with { Fidelity = chip.Fidelity, AgeSeconds = chip.AgeSeconds, ObservedTicks = observed }, 0);
        return without.Count == accuracies.Count ? new CauseFigures(cause.Name, cause.Instead, accuracies, without) : null;
    }

    static double? Mean(IReadOnlyList<double> values) => values.Count == 0 ? null : values.Average();

    static string NameOf(ChipImage image) =>
        image.Profile.Device is { Title.Length: > 0 } device ? (device.Preset.Length > 0 ? $"{device.Preset}, {device.Title}" : device.Title) : image.Profile.Name;

    static CellFigures CellOf(HardwareProfile profile) => new(
        profile.Device!.MinSiemens, profile.Device.MaxSiemens, profile.Crossbar!.CellBits, profile.Crossbar.CellsPerWeight,
        JsonNamingPolicy.CamelCase.ConvertName(profile.Crossbar.Mapping.ToString()));

    ConversionRow Row(LayerProgramming layer) => new(
        layer.Projection, "device weights", layer.WeightError, 0, $"s16 · 2^-{layer.FractionBits} codes", layer.FormatError,
        "value: relative error of the devices; error: of the integers, in codes");

    static DeviceLayerFigures Figures(LayerProgramming layer, double? alone) => new(
        layer.Projection, layer.Levels, layer.Tally.Cells, layer.Tally.Stuck, layer.Tally.Unconverged, layer.Tally.Pulses, layer.WeightError, layer.FractionBits,
        layer.FormatError, layer.WireError, alone);

    static DeviceCoreFigures Figures(CoreProgramming core) =>
        new(core.Core, core.Tally.Cells, core.Tally.Stuck, core.Tally.Unconverged, core.Tally.Spares, core.Tally.MostPulses,
            core.Tally.MostPulses > 0 ? core.Tally.MostWritten : null);

    /// <summary>Runs of the same samples on other chips.</summary>
    sealed class Runs(DeviceStudy study, ProgressPrinter progress)
    {
        int _done;

        /// <summary>Accuracies in the order of the chips; fewer where the run was interrupted.</summary>
        public IReadOnlyList<double> OnChips(ProgrammingOptions options, int firstChip) => OnChips(study._ideal.Image, options, firstChip);

        /// <summary>The same for another image.</summary>
        public IReadOnlyList<double> OnChips(ChipImage image, ProgrammingOptions options, int firstChip)
        {
            var accuracies = new List<double>();
            for (var chip = firstChip; chip < study._plan.Chips && !study._cancellation.IsCancellationRequested; chip++)
            {
                if (Accuracy(ChipProgrammer.Program(image, options with { Chip = chip }).Image) is { } accuracy)
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
            progress.Report(++_done, study._plan.Runs);
            return record.Partial ? null : Data.Decoding.Accuracy.Of(record.Results, samples, study._decoder).Share;
        }
    }
}
