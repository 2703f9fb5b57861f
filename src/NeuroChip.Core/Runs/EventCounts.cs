using NeuroChip.Core.Hardware;

namespace NeuroChip.Core.Runs;

/// <summary>How often each kind of event happened. Integers: exact, and independent of the order of addition.</summary>
public sealed class EventCounts
{
    static readonly int Kinds = Enum.GetValues<EventKind>().Length;

    readonly long[] _counts = new long[Kinds];

    public long this[EventKind kind]
    {
        get => _counts[(int)kind];
        set => _counts[(int)kind] = value;
    }

    public void Add(EventCounts other)
    {
        for (var i = 0; i < Kinds; i++)
        {
            _counts[i] = checked(_counts[i] + other._counts[i]);
        }
    }
}
