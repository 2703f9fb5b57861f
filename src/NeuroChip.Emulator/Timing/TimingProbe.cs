using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Timing;

/// <summary>Times every tick. Each worker's copy of the probe has a clock of its own from the first tick on.</summary>
public struct TimingProbe(TimingRun run) : ITickProbe
{
    TickClock? _clock;

    public void Observe(in TickView view) => (_clock ??= run.NewClock()).Observe(view);
}
