using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Accounting;

/// <summary>Turns what projections learned into events per core.</summary>
static class LearningAccounting
{
    public static void Count(ExecutionPlan chip, LearningTotals learning, EventCounts[] events)
    {
        var image = chip.Image;
        var plan = learning.Plan;
        for (var target = 0; target < plan.Shape.Targets; target++)
        {
            var core = events[chip.Packets.HomeOf(plan.TargetFirstUnit + target)];
            core[EventKind.PlasticUpdate] += learning.EvaluatedByTarget[target];
            core[EventKind.WeightWrite] += learning.ChangedByTarget[target];
            core[EventKind.TraceUpdate] += learning.TargetTraces * learning.Counts.Phases;
        }

        for (var core = 0; core < events.Length; core++)
        {
            var sources = image.Cores[core].Blocks.Where(block => block.Projection == plan.Projection)
                .SelectMany(block => Enumerable.Range(block.FirstAxon, block.AxonCount))
                .Select(axon => image.Cores[core].Axons[axon].SourceUnit).Distinct().Count();
            events[core][EventKind.TraceUpdate] += sources * learning.SourceTraces * learning.Counts.Phases;
        }
    }
}
