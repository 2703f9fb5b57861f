namespace NeuroChip.Emulator.Tracing;

/// <summary>Records the spikes of chosen samples, inputs included.</summary>
/// <param name="samples">Indices in the sample source.</param>
public readonly struct SpikeProbe(params IEnumerable<int> samples) : ITickProbe
{
    // Filled before the run; each sample's list is touched by the one worker that runs it.
    readonly Dictionary<int, List<SpikeEvent>> _events = samples.Distinct().ToDictionary(sample => sample, _ => new List<SpikeEvent>());

    /// <summary>By tick, then unit.</summary>
    public IEnumerable<SpikeEvent> Of(int sample) => _events[sample].OrderBy(spike => spike.Tick).ThenBy(spike => spike.Unit);

    public void Observe(in TickView view)
    {
        if (!_events.TryGetValue(view.Sample, out var events))
        {
            return;
        }

        foreach (var unit in view.Spikes.Units)
        {
            events.Add(new(view.Tick, unit, 1));
        }

        for (var i = 0; i < view.Spikes.GradedUnits.Length; i++)
        {
            events.Add(new(view.Tick, view.Spikes.GradedUnits[i], view.Spikes.GradedValues[i]));
        }
    }
}
