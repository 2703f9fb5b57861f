using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>Learning by sums of products on a chip: takes its spikes, and third factors, from those of the tick.</summary>
sealed class TracePlasticity<TLane>(PlannedPlasticity plan, SumOfProductsPlasticity rule, IEnumerable<PlasticSynapses> synapses) : IChipPlasticity
    where TLane : struct, IVectorLane<TLane>
{
    readonly CpuPlasticProjection<TLane> _projection = new(plan.Shape, rule.Program, rule.Rounding, synapses, plan.FirstTick);
    readonly byte[] _supplied = new byte[rule.Supplied.IsEmpty ? 0 : plan.Shape.Targets];

    public LearningTotals Totals => new(
        plan, _projection.Counts, _projection.EvaluatedByTarget.ToArray(), _projection.ChangedByTarget.ToArray(),
        _projection.ActiveTraces.OfSource, _projection.ActiveTraces.OfTarget);

    public void BeginSample() => _projection.BeginSample();

    public void BeforeRows(SpikeList spikes)
    {
        _projection.Settle(Sources(spikes.UnitsOf(plan.SourceGroup)), plan.SourceFirstUnit);
        _projection.Settle(Sources(spikes.GradedUnitsOf(plan.SourceGroup)), plan.SourceFirstUnit);
    }

    public void BeforeAllRows() => _projection.Settle();

    public void EndTick(SpikeList spikes)
    {
        foreach (var supplied in rule.Supplied)
        {
            Supply(supplied, spikes);
        }

        NoteSources(spikes.UnitsOf(plan.SourceGroup));
        NoteSources(spikes.GradedUnitsOf(plan.SourceGroup));
        _projection.NoteTargetSpikes(spikes.UnitsOf(plan.TargetGroup), plan.TargetFirstUnit);
        _projection.NoteTargetSpikes(spikes.GradedUnitsOf(plan.TargetGroup), plan.TargetFirstUnit);
        _projection.EndTick();
    }

    void NoteSources(ReadOnlySpan<int> units) =>
        _projection.NoteSourceSpikes(Sources(units), plan.SourceFirstUnit);

    ReadOnlySpan<int> Sources(ReadOnlySpan<int> units) => UnitRange.Within(units, plan.SourceFirstUnit, plan.Shape.Sources, out _);

    // An input of one element speaks to all targets. What does not spike is 0.
    void Supply(SuppliedTrace supplied, SpikeList spikes)
    {
        Array.Clear(_supplied);
        foreach (var unit in spikes.UnitsOf(supplied.Input))
        {
            Set(supplied, unit, 1);
        }

        var units = spikes.GradedUnitsOf(supplied.Input);
        for (var i = 0; i < units.Length; i++)
        {
            Set(supplied, units[i], spikes.GradedValuesOf(supplied.Input)[i]);
        }

        _projection.Supply(supplied.Trace, _supplied);
    }

    void Set(SuppliedTrace supplied, int unit, int value)
    {
        var limited = (byte)Math.Clamp(value, 0, TraceTable.Greatest);
        if (supplied.Count == 1)
        {
            Array.Fill(_supplied, limited);
        }
        else
        {
            _supplied[unit - supplied.FirstUnit] = limited;
        }
    }
}
