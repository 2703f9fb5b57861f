using System.Text.Json.Nodes;

namespace NeuroChip.Host.Benchmarks;

/// <summary>The figures of one benchmark: medians over its executions.</summary>
/// <param name="SetupSeconds">From nothing to the first tick.</param>
/// <param name="PeakBytes">Largest working set of the process so far.</param>
/// <param name="Executions">How many the medians are of.</param>
sealed record BenchFigures(
    string Name, string Backend, int Threads, double WallSeconds, double CpuSeconds, double SetupSeconds, long PeakBytes, int Executions,
    BenchCounts Counts, LimitFigure? Limit)
{
    public double SamplesPerSecond => Counts.Samples / WallSeconds;

    public double SynapticEventsPerSecond => Counts.SynapticEvents / WallSeconds;

    public double NeuronUpdatesPerSecond => Counts.NeuronUpdates / WallSeconds;

    public double PlasticUpdatesPerSecond => Counts.PlasticUpdates / WallSeconds;

    /// <summary>Wall time of one second in the network, all samples together; null where no time passes in it.</summary>
    public double? RealTimeFactor => Counts.ModelSeconds > 0 ? WallSeconds / Counts.ModelSeconds : null;

    /// <summary>What the timing model added to the same run without one; null where none was measured beside it.</summary>
    public TimingCost? TimingCost { get; init; }

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["backend"] = Backend,
        ["threads"] = Threads,
        ["wallSeconds"] = WallSeconds,
        ["cpuSeconds"] = CpuSeconds,
        ["samplesPerSecond"] = SamplesPerSecond,
        ["synapticEvents"] = Counts.SynapticEvents,
        ["synapticEventsPerSecond"] = SynapticEventsPerSecond,
        ["neuronUpdatesPerSecond"] = NeuronUpdatesPerSecond,
        ["plasticUpdatesPerSecond"] = PlasticUpdatesPerSecond,
        ["realTimeFactor"] = RealTimeFactor,
        ["messages"] = Counts.Messages,
        ["timingCost"] = TimingCost?.ToJson(),
        ["setupSeconds"] = SetupSeconds,
        ["peakBytes"] = PeakBytes,
        ["stateHash"] = Counts.StateHash,
        ["limit"] = Limit?.ToJson(),
    };
}
