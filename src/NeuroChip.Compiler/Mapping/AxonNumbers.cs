using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Numbers the keys of <see cref="AxonKeys"/> without large gaps, in the same order, so that tables can be indexed by them: unit · (largest row delay + 1) + row delay.
/// </summary>
sealed class AxonNumbers
{
    readonly AxonKeys _keys;
    readonly int _delays;

    public AxonNumbers(LoweredNetwork network, AxonKeys keys)
    {
        _keys = keys;
        var longest = 0;
        foreach (var projection in network.Projections)
        {
            foreach (var delay in projection.Synapses.Delays)
            {
                longest = Math.Max(longest, keys.RowDelay(delay));
            }
        }

        _delays = longest + 1;
        Count = checked((int)Math.Min(Array.MaxLength, (long)network.Units * _delays));
    }

    public int Count { get; }

    public int Of(int unit, byte delay) => (unit * _delays) + _keys.RowDelay(delay);

    public int OfKey(long key) => (AxonKeys.UnitOf(key) * _delays) + AxonKeys.DelayOf(key);

    public long KeyOf(int number) => ((long)(number / _delays) << 8) | (uint)(number % _delays);
}
