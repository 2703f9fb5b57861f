using System.Numerics;

namespace NeuroChip.Reference.Neurons;

/// <summary>state ← decay·state + (gain·input + offset), neuron by neuron: what every scheme makes of a first-order equation.</summary>
sealed class LinearFilter(double[] decay, double[] gain, double[] offset)
{
    public void Step(ReadOnlySpan<double> input, Span<double> state)
    {
        var n = 0;

        // A lane is a neuron; the tail is done one by one. No fused operations: each result is the scalar one.
        for (var width = Vector<double>.Count; n <= state.Length - width; n += width)
        {
            var driven = (new Vector<double>(gain, n) * new Vector<double>(input[n..])) + new Vector<double>(offset, n);
            ((new Vector<double>(decay, n) * new Vector<double>(state[n..])) + driven).CopyTo(state[n..]);
        }

        for (; n < state.Length; n++)
        {
            Step(n, input[n], ref state[n]);
        }
    }

    public void Step(int neuron, double input, ref double state) =>
        state = (decay[neuron] * state) + ((gain[neuron] * input) + offset[neuron]);
}
