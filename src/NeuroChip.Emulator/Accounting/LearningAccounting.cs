using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Accounting;

/// <summary>Turns what a projection learned into events per core, on the layer of its targets.</summary>
sealed class LearningAccounting
{
    readonly int[] _coreOfTarget, _sourcesOfCore;
    readonly int _layer;

    public LearningAccounting(ExecutionPlan chip, PlannedPlasticity plan)
    {
        _coreOfTarget = [.. Enumerable.Range(plan.TargetFirstUnit, plan.Shape.Targets).Select(chip.Packets.HomeOf)];
        _sourcesOfCore = [.. Enumerable.Range(0, chip.Image.Cores.Length).Select(core => SourcesOf(chip, plan, core))];
        _layer = plan.TargetGroup;
    }

    public void Count<TSink>(LearningTotals learned, ref TSink sink) where TSink : struct, IEventSink
    {
        for (var target = 0; target < _coreOfTarget.Length; target++)
        {
            sink.Add(_coreOfTarget[target], _layer, EventKind.PlasticUpdate, learned.EvaluatedByTarget[target]);
            sink.Add(_coreOfTarget[target], _layer, EventKind.WeightWrite, learned.ChangedByTarget[target]);
            sink.Add(_coreOfTarget[target], _layer, EventKind.TraceUpdate, learned.TargetTraces * learned.Counts.Phases);
        }

        for (var core = 0; core < _sourcesOfCore.Length; core++)
        {
            sink.Add(core, _layer, EventKind.TraceUpdate, _sourcesOfCore[core] * learned.SourceTraces * learned.Counts.Phases);
        }
    }

    // A core keeps the traces of the sources that it has synapses of.
    static int SourcesOf(ExecutionPlan chip, PlannedPlasticity plan, int core) => chip.Image.Cores[core].Blocks
        .Where(block => block.Projection == plan.Projection)
        .SelectMany(block => Enumerable.Range(block.FirstAxon, block.AxonCount))
        .Select(axon => chip.Image.Cores[core].Axons[axon].SourceUnit)
        .Distinct()
        .Count();
}
