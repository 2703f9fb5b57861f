using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Backends;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// A projection whose weights learn: three-factor learning from traces, in integers, as in the fixed-point learning of Lava 0.11. Within a
/// tick: the spikes of the tick are summed with the present weights, then <see cref="EndTick(ReadOnlySpan{int}, ReadOnlySpan{int})"/> learns where an epoch ends.
/// </summary>
public abstract class PlasticProjection : IDisposable
{
    readonly TraceBank _sourceTraces, _targetTraces;
    readonly ILearningRounding _rounding;
    readonly int _epochTicks;
    long _tick, _epochs;
    int _tickOfEpoch;

    /// <param name="firstTick">Ticks that the projection has learned before: what random numbers count from.</param>
    private protected PlasticProjection(PlasticShape shape, LearningProgram program, ILearningRounding rounding, long firstTick)
    {
        Shape = shape;
        _rounding = rounding;
        _epochTicks = program.EpochTicks;
        _tick = firstTick;
        const int sourceTraces = (int)RuleVariable.Y1;
        _sourceTraces = new(shape.Sources, program.Traces[..sourceTraces], _epochTicks);
        _targetTraces = new(shape.Targets, program.Traces[sourceTraces..], _epochTicks);
    }

    public PlasticShape Shape { get; }

    /// <summary>Since the start.</summary>
    public abstract LearningCounts Counts { get; }

    /// <summary>What its devices got; null where weights are codes.</summary>
    internal virtual DevicePulses? Pulses => null;

    /// <summary>Learning phases since the start.</summary>
    private protected long Phases { get; private set; }

    /// <summary>Traces of a source, and of a target, that spikes or supplied values move.</summary>
    internal (int OfSource, int OfTarget) ActiveTraces => (_sourceTraces.ActiveTraces, _targetTraces.ActiveTraces);

    /// <summary>[targets]: weights of each target for which a condition of the rule held, since the start.</summary>
    internal abstract ReadOnlySpan<long> EvaluatedByTarget { get; }

    /// <summary>[targets]: weights of each target that changed, since the start.</summary>
    internal abstract ReadOnlySpan<long> ChangedByTarget { get; }

    /// <summary>One dense projection outside a chip.</summary>
    /// <param name="weights">[sources × targets], row-major, 16 bits.</param>
    /// <param name="options">Where: device and program cache; null: those of a run without options.</param>
    /// <exception cref="InputErrorException">NC6001: the backend has no learning engine.</exception>
    public static PlasticProjection Create(
        IBackend backend, PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights,
        RunOptions? options = null) =>
        backend is IPlasticBackend plastic
            ? plastic.Create(shape, program, rounding, weights, options ?? new())
            : throw new InputErrorException(RunCodes.BackendAbsent.With($"Backend '{backend.Name}' has no learning engine."));

    /// <summary>Frees what it holds on a device.</summary>
    public virtual void Dispose()
    {
    }

    /// <summary>Adds the present weights of every spiking source to the sums of its targets; no exponent is applied.</summary>
    /// <param name="spikes">Sources, in any order.</param>
    /// <param name="sums">[targets]; wraps.</param>
    public abstract void AddSums(ReadOnlySpan<int> spikes, Span<int> sums);

    /// <summary>Weight or tag of one synapse.</summary>
    public abstract int Value(RuleVariable variable, int source, int target);

    /// <summary>All weights are what they should be. Between phases some may not be: changes may be put off until a row is read.</summary>
    public virtual void Settle()
    {
    }

    /// <summary>The weights of some sources are what they should be.</summary>
    /// <param name="units">Numbers of sources.</param>
    /// <param name="firstUnit">Number that stands for source 0.</param>
    public virtual void Settle(ReadOnlySpan<int> units, int firstUnit)
    {
    }

    /// <summary>[units]: values of a trace at the end of the last epoch, with impulses that were added since.</summary>
    public ReadOnlySpan<byte> Trace(RuleVariable trace) => BankOf(trace, out var index).Values(index);

    /// <summary>Replaces a target trace by values from outside (a third factor). They do not decay; those of the last tick of an epoch count.</summary>
    /// <param name="values">[targets], 0…127.</param>
    public void Supply(RuleVariable trace, ReadOnlySpan<byte> values) => BankOf(trace, out var index).Supply(index, values);

    /// <summary>A new sample: no traces, and the first epoch begins. Weights and tags stay.</summary>
    public void BeginSample()
    {
        _sourceTraces.Reset();
        _targetTraces.Reset();
        (_epochs, _tickOfEpoch) = (0, 0);
    }

    /// <summary>Takes note of the spikes of a tick, and learns if it ends an epoch.</summary>
    /// <param name="sourceSpikes">Source units that spiked, each once.</param>
    /// <param name="targetSpikes">Target units that spiked, each once.</param>
    /// <returns>Whether the tick ended an epoch.</returns>
    public bool EndTick(ReadOnlySpan<int> sourceSpikes, ReadOnlySpan<int> targetSpikes)
    {
        NoteSourceSpikes(sourceSpikes, 0);
        NoteTargetSpikes(targetSpikes, 0);
        return EndTick();
    }

    /// <param name="firstUnit">Number that stands for source 0.</param>
    internal void NoteSourceSpikes(ReadOnlySpan<int> spikes, int firstUnit) =>
        // The fraction of a source's early impulse always counts, that of a target's meets a number: so in the reference.
        _sourceTraces.Stamp(spikes, firstUnit, _tickOfEpoch + 1, 0);

    /// <inheritdoc cref="NoteSourceSpikes"/>
    internal void NoteTargetSpikes(ReadOnlySpan<int> spikes, int firstUnit)
    {
        if (!spikes.IsEmpty)
        {
            _targetTraces.Stamp(spikes, firstUnit, _tickOfEpoch + 1, _rounding.Impulse(TraceSide.Target, DrawTick));
        }
    }

    /// <summary>The spikes of the tick are known.</summary>
    internal bool EndTick()
    {
        var ends = ++_tickOfEpoch == _epochTicks;
        if (ends)
        {
            EndEpoch();
        }

        _tick++;
        return ends;
    }

    // Random numbers repeat after 2^32 ticks.
    int DrawTick => unchecked((int)_tick);

    void EndEpoch()
    {
        Phases++;
        Rebuild(_sourceTraces, TraceSide.Source);
        Rebuild(_targetTraces, TraceSide.Target);
        Learn(_sourceTraces, _targetTraces, ++_epochs, DrawTick);
        _sourceTraces.ClearStamps();
        _targetTraces.ClearStamps();
        _tickOfEpoch = 0;
    }

    private protected abstract void Learn(TraceBank sources, TraceBank targets, long epoch, int tick);

    void Rebuild(TraceBank bank, TraceSide side) => bank.Rebuild(_rounding.Decay(side, DrawTick), _rounding.Impulse(side, DrawTick));

    TraceBank BankOf(RuleVariable trace, out int index)
    {
        var ofSource = RuleVariables.IsSourceTrace(trace);
        index = ofSource ? (int)trace : trace - RuleVariable.Y1;
        return ofSource ? _sourceTraces : _targetTraces;
    }
}
