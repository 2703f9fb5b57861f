using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends;

/// <summary>A chip image on a backend, ready to run samples.</summary>
public interface ILoadedChip
{
    /// <summary>Runs the samples that the options name, each from the initial state.</summary>
    RunRecord Run<TProbe>(ISampleSource samples, RunOptions options, TProbe probe) where TProbe : struct, ITickProbe;
}
