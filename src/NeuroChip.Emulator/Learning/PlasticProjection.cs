using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Backends;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// A projection whose weights learn: three-factor learning from traces, in integers, as in the fixed-point learning of Lava 0.11. Within a
/// tick: <see cref="AddSums"/> with the spikes of the tick, then <see cref="EndTick"/>, which learns where an epoch ends.
/// </summary>
public abstract class PlasticProjection
{
    readonly TraceBank _sourceTraces, _targetTraces;
    readonly ILearningRounding _rounding;
    readonly int _epochTicks;
    long _epochs;

    private protected PlasticProjection(PlasticShape shape, LearningProgram program, ILearningRounding rounding)
    {
        Shape = shape;
        _rounding = rounding;
        _epochTicks = program.EpochTicks;
        const int sourceTraces = (int)RuleVariable.Y1;
        _sourceTraces = new(shape.Sources, program.Traces[..sourceTraces], _epochTicks);
        _targetTraces = new(shape.Targets, program.Traces[sourceTraces..], _epochTicks);
    }

    public PlasticShape Shape { get; }

    public LearningCounts Counts { get; private protected set; }

    /// <summary>The engine of a backend.</summary>
    /// <param name="weights">[sources × targets], row-major; loaded as they are, without clipping.</param>
    /// <exception cref="InputErrorException">NC6001: the backend has no learning engine.</exception>
    public static PlasticProjection Create(
        IBackend backend, PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights) =>
        backend is IPlasticBackend plastic
            ? plastic.Create(shape, program, rounding, weights)
            : throw new InputErrorException(RunCodes.BackendAbsent.With($"Backend '{backend.Name}' has no learning engine."));

    /// <summary>Adds the present weights of every spiking source to the sums of its targets; no exponent is applied.</summary>
    /// <param name="spikes">Sources, in any order.</param>
    /// <param name="sums">[targets]; wraps.</param>
    public abstract void AddSums(ReadOnlySpan<int> spikes, Span<int> sums);

    /// <summary>Weight or tag of one synapse.</summary>
    public abstract int Value(RuleVariable variable, int source, int target);

    /// <summary>[units]: values of a trace at the end of the last epoch, with impulses that were added since.</summary>
    public ReadOnlySpan<byte> Trace(RuleVariable trace) => BankOf(trace, out var index).Values(index);

    /// <summary>Replaces a target trace by values from outside (a third factor). They do not decay; those of the last tick of an epoch count.</summary>
    /// <param name="values">[targets], 0…127.</param>
    public void Supply(RuleVariable trace, ReadOnlySpan<byte> values) => BankOf(trace, out var index).Supply(index, values);

    /// <summary>Takes note of the spikes of a tick, and learns if it ends an epoch.</summary>
    /// <param name="tick">From 0; every tick once, in order.</param>
    /// <param name="sourceSpikes">Source units that spiked, each once.</param>
    /// <param name="targetSpikes">Target units that spiked, each once.</param>
    /// <returns>Whether the tick ended an epoch.</returns>
    public bool EndTick(int tick, ReadOnlySpan<int> sourceSpikes, ReadOnlySpan<int> targetSpikes)
    {
        var tickOfEpoch = tick % _epochTicks + 1;
        // The fraction of a source's early impulse always counts, that of a target's meets a number: so in the reference.
        _sourceTraces.Stamp(sourceSpikes, tickOfEpoch, 0);
        _targetTraces.Stamp(targetSpikes, tickOfEpoch, _rounding.Impulse(TraceSide.Target, tick));
        if (tickOfEpoch < _epochTicks)
        {
            return false;
        }

        Rebuild(_sourceTraces, TraceSide.Source, tick);
        Rebuild(_targetTraces, TraceSide.Target, tick);
        Learn(_sourceTraces, _targetTraces, ++_epochs, _rounding.Weight(tick));
        _sourceTraces.ClearStamps();
        _targetTraces.ClearStamps();
        return true;
    }

    private protected abstract void Learn(TraceBank sources, TraceBank targets, long epoch, int draw);

    void Rebuild(TraceBank bank, TraceSide side, int tick) => bank.Rebuild(_rounding.Decay(side, tick), _rounding.Impulse(side, tick));

    TraceBank BankOf(RuleVariable trace, out int index)
    {
        var ofSource = RuleVariables.IsSourceTrace(trace);
        index = ofSource ? (int)trace : trace - RuleVariable.Y1;
        return ofSource ? _sourceTraces : _targetTraces;
    }
}
