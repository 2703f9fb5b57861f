using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Noc;

/// <summary>Things that happen in later cycles, found again without looking at the cycles in which nothing does.</summary>
sealed class EventWheel
{
    const int WordBits = 64;

    readonly int _mask;
    readonly List<(int Buffer, int Packet)>[] _arrivals;
    readonly List<int>[] _credits;
    readonly List<int>[] _wakes;
    readonly ulong[] _used;

    /// <param name="longest">Most cycles ahead that an arrival or a credit can be.</param>
    public EventWheel(int longest)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(longest + 2, 1024));
        _mask = slots - 1;
        _arrivals = Lists<(int, int)>(slots);
        _credits = Lists<int>(slots);
        _wakes = Lists<int>(slots);
        _used = new ulong[slots / WordBits];
    }

    public void Arrive(long cycle, int buffer, int packet) => Slot(_arrivals, cycle).Add((buffer, packet));

    public void Credit(long cycle, int channel) => Slot(_credits, cycle).Add(channel);

    /// <summary>What is farther ahead than the wheel reaches is woken early, and will ask again.</summary>
    public void Wake(long now, long cycle, int sleeper) => Slot(_wakes, Math.Min(cycle, now + _mask)).Add(sleeper);

    public ReadOnlySpan<(int Buffer, int Packet)> ArrivalsAt(long cycle) => CollectionsMarshal.AsSpan(_arrivals[cycle & _mask]);

    public ReadOnlySpan<int> CreditsAt(long cycle) => CollectionsMarshal.AsSpan(_credits[cycle & _mask]);

    public ReadOnlySpan<int> WakesAt(long cycle) => CollectionsMarshal.AsSpan(_wakes[cycle & _mask]);

    public void Clear(long cycle)
    {
        var slot = (int)(cycle & _mask);
        _arrivals[slot].Clear();
        _credits[slot].Clear();
        _wakes[slot].Clear();
        _used[slot / WordBits] &= ~(1UL << slot);
    }

    public void ClearAll()
    {
        for (var slot = 0; slot <= _mask; slot++)
        {
            Clear(slot);
        }
    }

    /// <summary>The first cycle from this one on in which something happens; null where nothing does any more.</summary>
    public long? Next(long cycle)
    {
        var slot = (int)(cycle & _mask);
        var rest = _used[slot / WordBits] >> slot;
        if (rest != 0)
        {
            return cycle + BitOperations.TrailingZeroCount(rest);
        }

        var word = slot / WordBits;
        for (var ahead = 1; ahead <= _used.Length; ahead++)
        {
            var next = (word + ahead) % _used.Length;
            if (_used[next] != 0)
            {
                // Words beyond the last are those of the wheel's next turn.
                return cycle - slot + ((word + ahead) * WordBits) + BitOperations.TrailingZeroCount(_used[next]);
            }
        }

        return null;
    }

    static List<T>[] Lists<T>(int slots)
    {
        var lists = new List<T>[slots];
        for (var slot = 0; slot < slots; slot++)
        {
            lists[slot] = [];
        }

        return lists;
    }

    List<T> Slot<T>(List<T>[] lists, long cycle)
    {
        var slot = (int)(cycle & _mask);
        _used[slot / WordBits] |= 1UL << slot;
        return lists[slot];
    }
}
