using NeuroChip.Core.Networks;
using NeuroChip.Reference.Running;

namespace NeuroChip.Reference.Synapses;

/// <summary>The synapses of a projection, by source.</summary>
abstract class SynapseRows
{
    /// <summary>Longest delay of a synapse in steps.</summary>
    public abstract int MaxDelay { get; }

    /// <summary>Adds weight·output to the target of every synapse of every active source, sources in ascending order.</summary>
    /// <param name="step">The step in which the source sends.</param>
    /// <param name="latency">Steps on top of the synapses' delays.</param>
    public abstract void Deliver(PopulationState source, InputQueue target, int step, int latency);

    /// <summary>The form that suits the projection: lists while the budget of synapses lasts, walked anew for every spike beyond it.</summary>
    public static SynapseRows Of(Projection projection, ref long budget)
    {
        var survey = RowSurvey.Of(projection, budget);
        budget -= survey.Synapses;
        if (survey.OverBudget)
        {
            return new WalkedRows(projection);
        }

        var lists = new RowLists(projection, survey);
        return !survey.OneDelay ? new DelayedRows(lists)
            : survey.Contiguous ? new ContiguousRows(lists)
            : new IndexedRows(lists);
    }
}
