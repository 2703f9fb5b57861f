using System.Collections.Immutable;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>All projections of a chip that learn, on one worker. The rows of their deliveries are its own, and change.</summary>
sealed class ChipPlasticity<TLane> where TLane : struct, IVectorLane<TLane>
{
    readonly ImmutableArray<PlannedPlasticity> _plans;
    readonly IChipPlasticity[] _projections;

    public ChipPlasticity(ExecutionPlan plan)
    {
        _plans = plan.Plasticity;
        Deliveries = [.. plan.Deliveries];
        foreach (var index in _plans.SelectMany(plasticity => plasticity.Deliveries))
        {
            Deliveries[index] = Deliveries[index] with { Rows = PlasticSynapses.Copy(Deliveries[index].Rows) };
        }

        Banks = MakeBanks(plan);
        _projections = [.. _plans.Select(Make)];
    }

    /// <summary>Those of the plan, with the present weights.</summary>
    public Delivery[] Deliveries { get; }

    /// <summary>The devices of deliveries whose weights are devices, by index.</summary>
    public IReadOnlyDictionary<int, DeviceBank> Banks { get; }

    /// <summary>In the order of the plan.</summary>
    public IEnumerable<LearningTotals> Totals => _projections.Select(projection => projection.Totals);

    /// <summary>What learns while spikes reach event-driven neurons.</summary>
    public IEnumerable<(PlannedPlasticity Plan, SdspPlasticity Learner)> EventLearners =>
        _plans.Zip(_projections).Where(pair => pair.Second is SdspPlasticity).Select(pair => (pair.First, (SdspPlasticity)pair.Second));

    public void BeginSample()
    {
        foreach (var projection in _projections)
        {
            projection.BeginSample();
        }
    }

    /// <summary>The rows of these spikes are about to be added: changes that were put off are made.</summary>
    public void BeforeRows(SpikeList spikes)
    {
        foreach (var projection in _projections)
        {
            projection.BeforeRows(spikes);
        }
    }

    /// <summary>The learned weights are about to be read.</summary>
    public void BeforeAllRows()
    {
        foreach (var projection in _projections)
        {
            projection.BeforeAllRows();
        }
    }

    /// <summary>After the spikes of the tick were summed with the weights before it.</summary>
    public void EndTick(SpikeList spikes)
    {
        foreach (var projection in _projections)
        {
            projection.EndTick(spikes);
        }
    }

    IChipPlasticity Make(PlannedPlasticity plan) => plan.Rule switch
    {
        SumOfProductsPlasticity rule => new TracePlasticity(plan, rule, Make(plan, rule)),
        ErrorDrivenPlasticity rule => new ErrorPlasticity(plan, rule, (DenseRows<short>)Deliveries[plan.Deliveries[0]].Rows),
        SpikeDrivenPlasticity rule => new SdspPlasticity(plan, rule, plan.Deliveries.Select(index => (SparseRows<short>)Deliveries[index].Rows)),
        _ => throw new NotSupportedException($"rule {plan.Rule.GetType().Name}"),
    };

    PlasticProjection Make(PlannedPlasticity plan, SumOfProductsPlasticity rule)
    {
        var parts = plan.Deliveries.Select(index => new PlasticSynapses(Deliveries[index].Rows, Deliveries[index].FirstNeuron, Deliveries[index].Neurons)).ToArray();
        return plan.Devices is null
            ? new CpuPlasticProjection<TLane>(plan.Shape, rule.Program, rule.Rounding, parts, plan.FirstTick)
            : new PulsedProjection(plan, rule, [.. parts.Zip(plan.Deliveries, (part, index) => (part, Banks[index]))]);
    }

    static Dictionary<int, DeviceBank> MakeBanks(ExecutionPlan plan)
    {
        var banks = new Dictionary<int, DeviceBank>();
        foreach (var plasticity in plan.Plasticity.Where(plasticity => plasticity.Devices is not null))
        {
            foreach (var index in plasticity.Deliveries)
            {
                banks[index] = new(plasticity.Devices!, SynapsePlaces.Slots(plan.Deliveries[index]));
            }
        }

        var places = new SynapsePlaces(plan);
        foreach (var core in banks.Count == 0 ? [] : plan.Image.Cores)
        {
            foreach (var block in core.Blocks.Where(block => block.Cells is not null))
            {
                foreach (var (synapse, place) in places.Of(core, block).Index())
                {
                    banks[place.Delivery].Take(block.Cells!, synapse, block.Codes.Length, place.Slot);
                }
            }
        }

        return banks;
    }
}
