using System.CommandLine;
using System.Diagnostics;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Decoding;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Timing;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports;
using NeuroChip.Reference;

namespace NeuroChip.Host.Pipeline;

/// <summary>Runs a job on the emulated chip, on demand beside the float network, and gathers the report.</summary>
sealed class ChipRun(ParseResult parsed, Terminal terminal, ChipJob job, CancellationToken cancellation)
{
    readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>What the chip did, once it has run.</summary>
    public RunRecord Record { get; private set; } = null!;

    int Threads => ExecutionOptions.ThreadsOf(parsed);

    /// <param name="verb">Name for the report.</param>
    /// <param name="withReference">Whether the float network runs too.</param>
    /// <param name="withRaster">Whether the first sample runs once more for its spikes.</param>
    /// <param name="diagnostics">Findings so far; warnings about layers are added.</param>
    public RunReport Execute(string verb, bool withReference, bool withRaster, DiagnosticBag diagnostics)
    {
        MemoryCheck.Require(RunMemory.Bytes(job.Image, Threads), $"Running '{job.Image.Network}' with {Threads} threads");
        var decoder = DecoderChoice.Of(parsed, job.Image, diagnostics);
        var runWatch = Stopwatch.StartNew();
        var plan = ExecutionPlan.From(job.Image);
        var (chip, timing, ledger) = RunChip(plan);
        Record = chip;
        var runSeconds = runWatch.Elapsed.TotalSeconds;
        DecoderChoice.Save(parsed, job, chip.Results);
        var reference = withReference && !chip.Partial ? RunReference() : null;
        var layers = LayerAnalysis.Measure(job.Image, chip, job.Network, reference);
        diagnostics.AddRange(LayerAnalysis.Warnings(layers));
        if (chip.Failure is { } failure)
        {
            diagnostics.Add(failure);
        }

        var decisions = Decide(chip, decoder);
        var floatDecisions = reference is null ? null : Decide(reference, decoder);
        var events = chip.TotalEvents();
        var ticks = (long)chip.Results.Length * job.Image.TicksFor(chip.TicksPerSample);
        var energy = EnergyModel.Price(job.Image, chip, TimeOf(timing));
        diagnostics.AddRange(Late(timing));
        return new RunReport
        {
            Verb = verb,
            Command = CommandText.Of(parsed),
            Network = job.Image.Network,
            Profile = job.Image.Profile.Name,
            ProfileHash = Compiler.Profiles.ProfileHash.Of(job.Image.Profile),
            Backend = parsed.GetRequiredValue(ExecutionOptions.Backend),
            Input = job.Input.Description,
            Seed = job.Image.Seed,
            Samples = chip.Results.Length,
            TicksPerSample = chip.TicksPerSample,
            Accuracy = Figure(decisions),
            FloatAccuracy = floatDecisions is null ? null : Figure(floatDecisions),
            Agreement = floatDecisions is null ? null : Agreement(decisions.Predictions, floatDecisions.Predictions),
            Chip = ChipSummary.Of(job.Image, job.Compilation),
            Layout = LayoutSummary.Of(job.Image, job.Compilation),
            Energy = EnergySummary.Of(energy, events, chip.Results.Length),
            Traffic = TrafficSummary.Of(plan, chip, timing, ReferenceEquals(decoder, Decoder.FirstSpike)),
            Workload = WorkloadSummary.Of(job.Image, chip),
            Inserted = job.Compilation?.Inserted ?? [],
            Relays = chip.Partial ? null : RelayStudy.Of(job, decisions, decoder, ExecutionOptions.RunOptionsOf(parsed) with { Cancellation = cancellation }),
            Ledger = ledger is null ? null : LedgerOutput.Write(parsed, ledger.Lines(energy)),
            Speed = new SpeedFigures(
                job.CompileSeconds + _watch.Elapsed.TotalSeconds, job.CompileSeconds, runSeconds,
                ticks / runSeconds, events[Core.Hardware.EventKind.SynapticEvent] / runSeconds),
            Learning = LearningSummary.Of(job.Image, chip),
            LearnedImage = chip.Learning?.Image,
            Layers = layers,
            Conversions = job.Image.Conversions,
            Warnings = [.. diagnostics.Items.Where(d => d.Severity != Severity.Error)],
            Raster = withRaster && chip.Failure is null ? RasterRecorder.Record(job.Image, job.Input.Samples, ExecutionOptions.RunOptionsOf(parsed)) : null,
            Predictions = decisions.Predictions,
            ImageHash = Core.Images.ImageHash.Of(job.Image),
            StateHash = chip.StateHash,
            Partial = chip.Partial,
        };
    }

    ObservedRun RunChip(ExecutionPlan plan)
    {
        using var progress = new ProgressPrinter(terminal, "chip");
        var options = ExecutionOptions.RunOptionsOf(parsed) with
        {
            Progress = done => progress.Report(done, job.Input.Samples.Count),
            Cancellation = cancellation,
        };
        return ObservedRun.Of(plan, job.Input.Samples, options, ExecutionOptions.TimingOf(parsed), parsed.GetValue(ExecutionOptions.Ledger) is not null);
    }

    static IEnumerable<Diagnostic> Late(TimingReport? timing)
    {
        if (timing is { LatePackets: > 0 })
        {
            yield return TimingCodes.LatePackets.With(
                FormattableString.Invariant($"{timing.LatePackets} packets with {timing.DroppedSynapticEvents} synaptic events behind them came after the deadline."));
        }
    }

    static ChipTime? TimeOf(TimingReport? timing) =>
        timing is null ? null : new(timing.Seconds, $"timing model '{timing.Mode.ToString().ToLowerInvariant()}', tick by tick");

    RunRecord RunReference()
    {
        using var progress = new ProgressPrinter(terminal, "float");
        var options = new ReferenceOptions
        {
            Threads = Threads,
            Progress = done => progress.Report(done, job.Input.Samples.Count),
            Cancellation = cancellation,
        };
        return ReferenceSimulator.Run(job.Network!, job.Input.Samples, options);
    }

    Accuracy Decide(RunRecord record, IDecoder decoder) => Accuracy.Of(record.Results, job.Input.Samples, decoder);

    static AccuracyFigure? Figure(Accuracy accuracy)
    {
        var (low, high) = accuracy.Interval();
        return accuracy.Samples == 0 ? null : new AccuracyFigure(accuracy.Share, accuracy.Correct, accuracy.Samples, low, high, accuracy.Ties);
    }

    static double Agreement(IReadOnlyList<int> chip, IReadOnlyList<int> reference)
    {
        var same = chip.Zip(reference).Count(pair => pair.First == pair.Second);
        return chip.Count == 0 ? 1 : (double)same / chip.Count;
    }
}
