using NeuroChip.Compiler.Lowering.Chip;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;

namespace NeuroChip.Host.Reports;

/// <summary>Everything that a run says, once, for every form of output. Figures have their unit in the name.</summary>
sealed record RunReport
{
    public const string Format = "neurochip-run/1";

    /// <summary>"run", "compare" or "demo".</summary>
    public required string Verb { get; init; }

    /// <summary>The command line that repeats the run.</summary>
    public required string Command { get; init; }

    public required string Network { get; init; }

    public required string Profile { get; init; }

    public required string ProfileHash { get; init; }

    public required string Backend { get; init; }

    public required string Input { get; init; }

    public required ulong Seed { get; init; }

    public required int Samples { get; init; }

    public required int TicksPerSample { get; init; }

    /// <summary>Share of samples classified correctly; null where the input has no labels.</summary>
    public AccuracyFigure? Accuracy { get; init; }

    /// <summary>The same of the float network; null where it was not run.</summary>
    public AccuracyFigure? FloatAccuracy { get; init; }

    /// <summary>Share of samples with the same prediction as the float network.</summary>
    public double? Agreement { get; init; }

    public required ChipFigures Chip { get; init; }

    public required ChipLayout Layout { get; init; }

    public required EnergyFigures Energy { get; init; }

    public required TrafficFigures Traffic { get; init; }

    public required WorkloadFigures Workload { get; init; }

    /// <summary>Populations that the compiler added; empty where none, or where an image was given.</summary>
    public IReadOnlyList<InsertedPopulation> Inserted { get; init; } = [];

    /// <summary>What relays changed; null where there are none.</summary>
    public RelayFigures? Relays { get; init; }

    /// <summary>Null where no ledger was asked for.</summary>
    public LedgerFigures? Ledger { get; init; }

    public required SpeedFigures Speed { get; init; }

    /// <summary>By projection with a learning rule; empty where there is none.</summary>
    public IReadOnlyList<LearningFigures> Learning { get; init; } = [];

    /// <summary>The chip after a run that learned; else null.</summary>
    public ChipImage? LearnedImage { get; init; }

    public IReadOnlyList<LayerFigures> Layers { get; init; } = [];

    public IReadOnlyList<ConversionRow> Conversions { get; init; } = [];

    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Spikes of the first sample; null unless a page is wanted.</summary>
    public RasterFigures? Raster { get; init; }

    /// <summary>What each sample was taken for; −1 for an undecided one.</summary>
    public IReadOnlyList<int> Predictions { get; init; } = [];

    public required string ImageHash { get; init; }

    public required string StateHash { get; init; }

    public bool Partial { get; init; }

    /// <summary>Null where cells held their codes exactly and nobody asked for their energy.</summary>
    public DeviceFigures? Devices { get; init; }
}

/// <param name="Share">Correct / samples, 0…1.</param>
/// <param name="Correct">Samples classified rightly.</param>
/// <param name="Samples">Samples with a label.</param>
/// <param name="Lower">Lower end of the 95 % Wilson interval.</param>
/// <param name="Upper">Upper end of it.</param>
/// <param name="Ties">Samples decided by the lowest index.</param>
sealed record AccuracyFigure(double Share, int Correct, int Samples, double Lower, double Upper, int Ties);

/// <param name="Utilisation">Resource, used, available (0: no limit), of the fullest core or the chip.</param>
sealed record ChipFigures(int CoresUsed, int CoresAvailable, int Neurons, long Synapses, IReadOnlyList<UtilisationRow> Utilisation);

sealed record UtilisationRow(string Resource, string Scope, long Used, long Available);

/// <summary>Energy of the whole run by component, and per sample.</summary>
sealed record EnergyFigures
{
    /// <summary>Sum of the priced components per sample, static energy included where it is known.</summary>
    public required double PerSampleJoules { get; init; }

    public required IReadOnlyList<EnergyLine> Lines { get; init; }

    /// <summary>Kinds of events that happened and have no price in the profile.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Estimates from all-in prices, each by itself; never added to anything.</summary>
    public IReadOnlyList<EnergyLine> AllIn { get; init; } = [];

    /// <summary>Counts of all events, whether priced or not.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> Events { get; init; }

    /// <summary>Chip time of one sample in seconds; null where the profile does not say.</summary>
    public double? SecondsPerSample { get; init; }

    /// <summary>How the chip time was obtained.</summary>
    public string? TimeBasis { get; init; }
}

/// <summary>count × price = joules, for the whole run. A unit of "s" makes it seconds × watts.</summary>
sealed record EnergyLine(string Component, double Count, string Unit, double PriceJoules, double Joules, string How, string Source);

/// <summary>How fast this machine emulated the chip; not a property of the chip.</summary>
sealed record SpeedFigures(double WallSeconds, double CompileSeconds, double RunSeconds, double TicksPerSecond, double SynapticEventsPerSecond);

/// <summary>One population on the chip and, where it was run, in the float network.</summary>
sealed record LayerFigures
{
    public required string Name { get; init; }

    public required int Neurons { get; init; }

    /// <summary>False for readouts, whose membrane is read and never fires.</summary>
    public required bool Fires { get; init; }

    /// <summary>Mean spikes per sample.</summary>
    public required double SpikesPerSample { get; init; }

    public double? FloatSpikesPerSample { get; init; }

    /// <summary>Neurons that never fired in the whole run.</summary>
    public required int Dead { get; init; }

    public int? FloatDead { get; init; }

    /// <summary>Neurons that fired in nearly every tick (≥ 95 %).</summary>
    public required int Saturated { get; init; }

    /// <summary>[10] neurons by mean spikes per tick: from 0, 0.1 … 0.9 on; empty for readouts.</summary>
    public IReadOnlyList<int> RateHistogram { get; init; } = [];

    /// <summary>Updates in which a neuron's current left its range and wrapped; null where the backend does not count them.</summary>
    public long? CurrentWraps { get; init; }

    /// <summary>Neurons whose quantized inputs and threshold equal those of another neuron of the layer.</summary>
    public required int Duplicates { get; init; }
}
