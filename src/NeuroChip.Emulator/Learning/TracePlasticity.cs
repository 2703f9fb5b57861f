using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>Learning by sums of products on a chip: takes its spikes, and third factors, from those of the tick.</summary>
sealed class TracePlasticity(PlannedPlasticity plan, SumOfProductsPlasticity rule, PlasticProjection projection) : IChipPlasticity
{
    readonly byte[] _supplied = new byte[rule.Supplied.IsEmpty ? 0 : plan.Shape.Targets];

    public LearningTotals Totals => new(
        plan, projection.Counts, projection.EvaluatedByTarget.ToArray(), projection.ChangedByTarget.ToArray(),
        projection.ActiveTraces.OfSource, projection.ActiveTraces.OfTarget, projection.Pulses);

    public void BeginSample() => projection.BeginSample();

    public void BeforeRows(SpikeList spikes)
    {
        projection.Settle(Sources(spikes.UnitsOf(plan.SourceGroup)), plan.SourceFirstUnit);
        projection.Settle(Sources(spikes.GradedUnitsOf(plan.SourceGroup)), plan.SourceFirstUnit);
    }

    public void BeforeAllRows() => projection.Settle();

    public void EndTick(SpikeList spikes)
    {
        foreach (var supplied in rule.Supplied)
        {
            Supply(supplied, spikes);
        }

        NoteSources(spikes.UnitsOf(plan.SourceGroup));
        NoteSources(spikes.GradedUnitsOf(plan.SourceGroup));
        projection.NoteTargetSpikes(spikes.UnitsOf(plan.TargetGroup), plan.TargetFirstUnit);
        projection.NoteTargetSpikes(spikes.GradedUnitsOf(plan.TargetGroup), plan.TargetFirstUnit);
        projection.EndTick();
    }

    void NoteSources(ReadOnlySpan<int> units) =>
        projection.NoteSourceSpikes(Sources(units), plan.SourceFirstUnit);

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

        projection.Supply(supplied.Trace, _supplied);
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
