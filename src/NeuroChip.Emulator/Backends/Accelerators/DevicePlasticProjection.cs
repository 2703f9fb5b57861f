using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>
/// One dense projection outside a chip whose weights and tags are on a device. The host keeps the traces; at the end of an epoch it writes their history
/// to the device, where a work item for each synapse evaluates the rules.
/// </summary>
sealed class DevicePlasticProjection : PlasticProjection
{
    const int Variables = RuleVariable.Tag2 - RuleVariable.Weight + 1;

    // Rows of the counts, in the order of the bits of an outcome.
    const int EvaluatedRow = 0, ChangedRow = 1, RoundedAwayRow = 2, HeldRow = 3, CountRows = 4;

    readonly IDeviceRuntime _runtime;
    readonly DeviceMemory _memory;
    readonly ILearningRounding _rounding;
    readonly nint _kernel;
    readonly DeviceTraces _sources, _targets;
    readonly DeviceBuffer<int> _values, _draws, _counts;
    readonly int[] _hostValues, _hostDraws, _hostCounts;
    readonly long[][] _totals;
    bool _hasLearned;
    int _phasesCounted;

    /// <param name="cacheFolder">See <see cref="IDeviceRuntime.Build"/>.</param>
    /// <param name="weights">[sources × targets], row-major, 16 bits.</param>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC6401, NC6403, NC6404: the device does not take it.</exception>
    public DevicePlasticProjection(
        IDeviceRuntime runtime, string? cacheFolder, PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights)
        : base(shape, program, rounding, firstTick: 0)
    {
        (_runtime, _rounding) = (runtime, rounding);
        var layout = new OperandLayout(program, shape.SignMode, shape.StepLog2);
        _hostValues = new int[checked(Variables * weights.Length)];
        weights.CopyTo(_hostValues);
        _hostDraws = new int[rounding.SharesWeightDraws ? 1 : weights.Length];
        _hostCounts = new int[CountRows * shape.Targets];
        _totals = [.. Enumerable.Range(0, CountRows).Select(_ => new long[shape.Targets])];
        _memory = new(runtime);
        using var turn = runtime.Turn.EnterScope();
        try
        {
            var text = ProgramText.Learning(runtime.Dialect, runtime.WideItems, LearningEmitter.Emit(layout, program.EpochTicks));
            _kernel = runtime.Kernel(runtime.Build(text, cacheFolder), "learn");
            _sources = DeviceTraces.OfSources(_memory, shape, layout, program.EpochTicks);
            _targets = DeviceTraces.OfTargets(_memory, shape, layout, program.EpochTicks);
            _values = _memory.Upload<int>(_hostValues);
            _draws = _memory.Allocate<int>(_hostDraws.Length);
            _counts = _memory.Upload<int>(_hostCounts);
        }
        catch
        {
            _memory.Dispose();
            throw;
        }
    }

    public override LearningCounts Counts
    {
        get
        {
            ReadCounts();
            return new(Phases, _totals[EvaluatedRow].Sum(), _totals[ChangedRow].Sum(), _totals[RoundedAwayRow].Sum(), _totals[HeldRow].Sum());
        }
    }

    internal override ReadOnlySpan<long> EvaluatedByTarget
    {
        get
        {
            ReadCounts();
            return _totals[EvaluatedRow];
        }
    }

    internal override ReadOnlySpan<long> ChangedByTarget
    {
        get
        {
            ReadCounts();
            return _totals[ChangedRow];
        }
    }

    public override void AddSums(ReadOnlySpan<int> spikes, Span<int> sums)
    {
        ReadValues();
        foreach (var source in spikes)
        {
            for (var target = 0; target < sums.Length; target++)
            {
                sums[target] += _hostValues[source * Shape.Targets + target];
            }
        }
    }

    public override int Value(RuleVariable variable, int source, int target)
    {
        ReadValues();
        return _hostValues[((variable - RuleVariable.Weight) * Shape.Sources + source) * Shape.Targets + target];
    }

    public override void Dispose()
    {
        using var turn = _runtime.Turn.EnterScope();
        _memory.Dispose();
    }

    private protected override void Learn(TraceBank sources, TraceBank targets, long epoch, int tick)
    {
        if (_hostValues.Length == 0)
        {
            return;
        }

        // Counts on the device have 32 bits, and a phase adds at most one for each source.
        if (_phasesCounted == int.MaxValue / Shape.Sources)
        {
            ReadCounts();
        }

        using var turn = _runtime.Turn.EnterScope();
        _sources.Write(sources);
        _targets.Write(targets);
        WriteDraws(tick);
        _runtime.Launch(_kernel, _runtime.Items(Shape.Targets, Shape.Sources),
        [
            _values, _sources.Stamps, _sources.History, _sources.Stride, _targets.Stamps, _targets.History, _targets.Stride,
            _draws, _rounding.SharesWeightDraws ? 0 : 1, _counts, Shape.Sources, Shape.Targets, unchecked((int)epoch),
        ]);
        _hasLearned = true;
        _phasesCounted++;
    }

    void WriteDraws(int tick)
    {
        var each = _hostDraws.Length == 1 ? 1 : Shape.Targets;
        for (var at = 0; at < _hostDraws.Length; at += each)
        {
            _rounding.Weights(at / each, tick, _hostDraws.AsSpan(at, each));
        }

        _draws.Write(_hostDraws);
    }

    void ReadValues()
    {
        if (_hasLearned)
        {
            using var turn = _runtime.Turn.EnterScope();
            _values.Read(_hostValues);
            _hasLearned = false;
        }
    }

    void ReadCounts()
    {
        if (_phasesCounted == 0)
        {
            return;
        }

        using var turn = _runtime.Turn.EnterScope();
        _counts.Read(_hostCounts);
        _counts.Clear();
        for (var count = 0; count < _hostCounts.Length; count++)
        {
            _totals[count / Shape.Targets][count % Shape.Targets] += _hostCounts[count];
        }

        _phasesCounted = 0;
    }
}
