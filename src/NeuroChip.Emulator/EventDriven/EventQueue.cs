using System.Runtime.InteropServices;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.EventDriven;

/// <summary>Spikes on their way to an event-driven population, in the order in which they act: by tick, projection and source.</summary>
/// <param name="slots">Ticks that are under way at the same time.</param>
sealed class EventQueue(int slots)
{
    /// <summary>A source sends no more spikes in one tick than this; larger values count as this many.</summary>
    const int MostSpikes = 255;

    readonly List<ArrivingSpikes>[] _slots = [.. Enumerable.Range(0, slots).Select(_ => new List<ArrivingSpikes>())];

    public ReadOnlySpan<ArrivingSpikes> this[int slot] => CollectionsMarshal.AsSpan(_slots[slot]);

    public void Add(int slot, Delivery delivery, SpikesInOrder spikes)
    {
        while (spikes.MoveNext())
        {
            _slots[slot].Add(new(delivery, spikes.Unit - delivery.SourceFirstUnit, Math.Clamp(spikes.Value, 0, MostSpikes)));
        }
    }

    public void Clear(int slot) => _slots[slot].Clear();
}
