using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Accounting;

/// <summary>Adds events up by core, layer and kind.</summary>
readonly struct LedgerSink : IEventSink
{
    static readonly int Kinds = Enum.GetValues<EventKind>().Length;

    readonly int _layers;
    readonly long[] _counts;

    public LedgerSink(ExecutionPlan plan)
    {
        // One more for what belongs to no layer.
        _layers = plan.Groups + 1;
        _counts = new long[checked(plan.Image.Cores.Length * _layers * Kinds)];
    }

    public void Add(int core, int layer, EventKind kind, long count) => _counts[(((core * _layers) + layer + 1) * Kinds) + (int)kind] += count;

    public void Clear() => Array.Clear(_counts);

    /// <summary>What happened, by core, layer and kind.</summary>
    public IEnumerable<(int Core, int Layer, EventKind Kind, long Count)> Counted()
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] != 0)
            {
                yield return (i / Kinds / _layers, (i / Kinds % _layers) - 1, (EventKind)(i % Kinds), _counts[i]);
            }
        }
    }
}
