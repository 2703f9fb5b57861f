namespace NeuroChip.Emulator.Tracing;

/// <summary>Records one state variable of one population, tick by tick, in chosen samples.</summary>
/// <param name="population">Index in the image.</param>
/// <param name="state">Index in the family's <c>NeuronShape.States</c>.</param>
/// <param name="samples">Indices in the sample source.</param>
public readonly struct PotentialProbe(int population, int state, params IEnumerable<int> samples) : ITickProbe
{
    readonly int _population = population, _state = state;

    // Filled before the run; each sample's list is touched by the one worker that runs it.
    readonly Dictionary<int, List<int[]>> _traces = samples.Distinct().ToDictionary(sample => sample, _ => new List<int[]>());

    /// <summary>[ticks of the chip][neurons]: the value after the tick, in state units.</summary>
    public IReadOnlyList<int[]> Of(int sample) => _traces[sample];

    public void Observe(in TickView view)
    {
        if (_traces.TryGetValue(view.Sample, out var trace))
        {
            trace.Add(view.State(_population, _state).ToArray());
        }
    }
}
