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

    ILoadedChip Load(ExecutionPlan plan);
}
