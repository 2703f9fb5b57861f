using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Timing;

/// <summary>Times every tick and lets packets that come after the profile's deadline be dropped; books the tick where a ledger is wanted.</summary>
public struct DeadlineProbe(TimingRun run, LedgerRun? ledger) : ITickProbe, IPacketFilter
{
    TickClock? _clock;
    LedgerProbe _ledger = ledger is null ? default : ledger.Probe;

    public readonly ReadOnlySpan<LatePacket> Late => _clock is null ? [] : _clock.Late;

    public void Observe(in TickView view)
    {
        (_clock ??= run.NewClock()).Observe(view);
        if (ledger is not null)
        {
            _ledger.Observe(view);
        }
    }
}
