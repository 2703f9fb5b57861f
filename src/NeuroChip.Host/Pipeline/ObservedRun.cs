using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Timing;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Host.Pipeline;

/// <summary>A run with the timing model and the ledger that were asked for; neither costs anything where it was not.</summary>
sealed record ObservedRun(RunRecord Record, TimingReport? Timing, LedgerRun? Ledger)
{
    /// <exception cref="InputErrorException">NC6200, NC6201, NC6203: the profile does not go with the timing model or the backend.</exception>
    public static ObservedRun Of(ExecutionPlan plan, ISampleSource samples, RunOptions options, TimingMode mode, bool withLedger)
    {
        var deadline = plan.Image.Profile.DeadlineSeconds is not null;
        if (deadline)
        {
            RequireDeadline(plan, options, mode);
        }

        var timing = mode == TimingMode.None ? null : new TimingRun(plan, mode, samples.Ticks);
        var ledger = withLedger ? new LedgerRun(plan, samples.Ticks) : null;
        var record = (timing, ledger) switch
        {
            ({ } clock, _) when deadline => ChipEmulator.Run(plan, samples, options, new DeadlineProbe(clock, ledger)),
            ({ } clock, { } book) => ChipEmulator.Run(plan, samples, options, new PairProbe<TimingProbe, LedgerProbe>(clock.Probe, book.Probe)),
            ({ } clock, null) => ChipEmulator.Run(plan, samples, options, clock.Probe),
            (null, { } book) => ChipEmulator.Run(plan, samples, options, book.Probe),
            _ => ChipEmulator.Run(plan, samples, options, default(NoProbe)),
        };
        return new(record, timing?.Report(), ledger);
    }

    static void RequireDeadline(ExecutionPlan plan, RunOptions options, TimingMode mode)
    {
        var profile = plan.Image.Profile;
        if (mode is TimingMode.None or TimingMode.Simple)
        {
            throw new InputErrorException(TimingCodes.DeadlineNeedsTiming.With(
                $"Profile '{profile.Name}' drops packets that are not received within {profile.DeadlineSeconds} s; --timing {mode.ToString().ToLowerInvariant()} does not know when packets are received."));
        }

        if (!options.Backend.StartsWith("cpu", StringComparison.Ordinal))
        {
            throw new InputErrorException(TimingCodes.DeadlineNotSupported.With($"Backend '{options.Backend}' cannot drop packets; use cpu."));
        }

        if (plan.Learns)
        {
            throw new InputErrorException(TimingCodes.DeadlineNotSupported.With("The network learns; what a packet added cannot be told from what its weight has become."));
        }

        if (plan.Deliveries.FirstOrDefault(delivery => delivery.Limits is not null || delivery.Exponent < 0 || plan.Populations[delivery.Target].Shape.EventDriven) is { } other)
        {
            throw new InputErrorException(TimingCodes.DeadlineNotSupported.With(
                $"Projection '{plan.Image.Projections[other.Projection].Name}' has sums that saturate, are shifted down or have an order; packets cannot be taken out of them."));
        }
    }
}
