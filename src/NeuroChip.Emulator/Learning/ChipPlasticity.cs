using System.Collections.Immutable;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>All projections of a chip that learn, on one worker. The rows of their deliveries are its own, and change.</summary>
sealed class ChipPlasticity<TLane> where TLane : struct, IVectorLane<TLane>
{
    readonly ImmutableArray<PlannedPlasticity> _plans;
    readonly CpuPlasticProjection<TLane>[] _projections;

    public ChipPlasticity(ExecutionPlan plan)
    {
        _plans = plan.Plasticity;
        Deliveries = [.. plan.Deliveries];
        foreach (var index in _plans.SelectMany(plasticity => plasticity.Deliveries))
        {
            Deliveries[index] = Deliveries[index] with { Rows = PlasticSynapses.Copy(Deliveries[index].Rows) };
        }

        _projections = [.. _plans.Select(Make)];
    }

    /// <summary>Those of the plan, with the present weights.</summary>
    public Delivery[] Deliveries { get; }

    /// <summary>In the order of the plan.</summary>
    public IEnumerable<LearningTotals> Totals => _plans.Zip(_projections, (plan, projection) => new LearningTotals(
        plan, projection.Counts, projection.EvaluatedByTarget.ToArray(), projection.ChangedByTarget.ToArray(), projection.ActiveTraces.OfSource, projection.ActiveTraces.OfTarget));

    public void BeginSample()
    {
        foreach (var projection in _projections)
        {
            projection.BeginSample();
        }
    }

    /// <summary>After the spikes of the tick were summed with the weights before it.</summary>
    public void EndTick(SpikeList spikes)
    {
        for (var i = 0; i < _projections.Length; i++)
        {
            var plan = _plans[i];
            NoteSources(_projections[i], plan, spikes.UnitsOf(plan.SourceGroup));
            NoteSources(_projections[i], plan, spikes.GradedUnitsOf(plan.SourceGroup));
            _projections[i].NoteTargetSpikes(spikes.UnitsOf(plan.TargetGroup), plan.TargetFirstUnit);
            _projections[i].NoteTargetSpikes(spikes.GradedUnitsOf(plan.TargetGroup), plan.TargetFirstUnit);
            _projections[i].EndTick();
        }
    }

    static void NoteSources(CpuPlasticProjection<TLane> projection, PlannedPlasticity plan, ReadOnlySpan<int> units) =>
        projection.NoteSourceSpikes(UnitRange.Within(units, plan.SourceFirstUnit, plan.Shape.Sources, out _), plan.SourceFirstUnit);

    CpuPlasticProjection<TLane> Make(PlannedPlasticity plan) => new(
        plan.Shape,
        plan.Program,
        plan.Rounding,
        plan.Deliveries.Select(index => new PlasticSynapses(Deliveries[index].Rows, Deliveries[index].FirstNeuron, Deliveries[index].Neurons)),
        plan.FirstTick);
}
