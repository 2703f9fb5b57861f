using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Accounting;

/// <summary>Counts every tick. Each worker's copy of the probe has a counter of its own from the first tick on.</summary>
public struct LedgerProbe(LedgerRun run) : ITickProbe
{
    LedgerCounter? _counter;

    public void Observe(in TickView view) => (_counter ??= run.NewCounter()).Observe(view);
}
