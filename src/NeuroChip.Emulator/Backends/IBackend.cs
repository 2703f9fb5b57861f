using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends;

/// <summary>A way to run chips. All backends compute the same bits.</summary>
public interface IBackend
{
    /// <summary>What <c>--backend</c> takes.</summary>
    string Name { get; }

    /// <summary>One line for lists.</summary>
    string Title { get; }

    /// <summary>Why it cannot run on this machine; null where it can.</summary>
    string? Absence { get; }

    /// <summary>The devices of the backend; empty where there is nothing to choose.</summary>
    IReadOnlyList<DeviceInfo> Devices => [];

    /// <summary>Whether it simulates read noise and converters of crossbar arrays.</summary>
    bool ReadsArrays => false;

    /// <summary>Whether its chips learn while they run, and hold states of learning.</summary>
    bool Learns => false;

    /// <param name="options">Those of the run that follows.</param>
    ILoadedChip Load(ExecutionPlan plan, RunOptions options);
}
