using System.Collections.Immutable;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>A list of synapses, grouped by input (compressed rows). Several synapses between one pair are allowed and all count.</summary>
/// <param name="RowStart">[inputs + 1]; the synapses of input i are RowStart[i] … RowStart[i+1]−1.</param>
/// <param name="Outputs">[synapses]; ascending within a row.</param>
/// <param name="Weights">[synapses].</param>
/// <param name="Delays">[synapses] in ticks, or empty for none.</param>
public sealed record SparseStage(
    Shape From, Shape To, ImmutableArray<int> RowStart, ImmutableArray<int> Outputs, ImmutableArray<double> Weights, ImmutableArray<int> Delays)
    : LinearStage
{
    public override Shape InputShape => From;

    public override Shape OutputShape => To;

    public override void Scatter<TSink>(int input, double value, ref TSink sink)
    {
        for (var synapse = RowStart[input]; synapse < RowStart[input + 1]; synapse++)
        {
            sink.Add(Outputs[synapse], Weights[synapse] * value, Delays.IsDefaultOrEmpty ? 0 : Delays[synapse]);
        }
    }

    /// <summary>Sorts a synapse list by input, then output; the order of equal pairs is kept.</summary>
    public static SparseStage FromList(
        Shape from, Shape to, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, ReadOnlySpan<double> weights, ReadOnlySpan<int> delays)
    {
        var order = new int[inputs.Length];
        var keys = new long[inputs.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            keys[i] = ((long)inputs[i] << 32) | (uint)outputs[i];
        }

        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        var rowStart = new int[from.Count + 1];
        foreach (var input in inputs)
        {
            rowStart[input + 1]++;
        }

        for (var i = 0; i < from.Count; i++)
        {
            rowStart[i + 1] += rowStart[i];
        }

        var sortedOutputs = new int[order.Length];
        var sortedWeights = new double[order.Length];
        var sortedDelays = delays.IsEmpty ? [] : new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            sortedOutputs[i] = outputs[order[i]];
            sortedWeights[i] = weights[order[i]];
            if (!delays.IsEmpty)
            {
                sortedDelays[i] = delays[order[i]];
            }
        }

        return new SparseStage(
            from, to, ImmutableArray.Create(rowStart), ImmutableArray.Create(sortedOutputs), ImmutableArray.Create(sortedWeights), ImmutableArray.Create(sortedDelays));
    }
}
