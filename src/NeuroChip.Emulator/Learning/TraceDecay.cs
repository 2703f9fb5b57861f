using System.Numerics;
using NeuroChip.Core.Learning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// One tick of decay of all traces of a side, which share their random number. For one number the loss of a trace never falls as its value rises, so
/// it is the count of the steps that the value has reached: a few comparisons of whole vectors where the time constant is long.
/// </summary>
sealed class TraceDecay
{
    /// <summary>With more steps than this a table of all values is faster.</summary>
    const int MostSteps = 12;

    readonly byte[] _steps = new byte[MostSteps];
    readonly byte[] _decayed = new byte[TraceTable.Greatest + 1];
    int _stepCount;

    /// <param name="draw">0…2^16.</param>
    public void Prepare(TraceTable table, int draw)
    {
        _stepCount = TraceTable.Greatest - table.Decay(TraceTable.Greatest, draw);
        if (_stepCount > MostSteps)
        {
            Tabulate(table, draw);
            return;
        }

        for (var step = 0; step < _stepCount; step++)
        {
            _steps[step] = FirstThatLoses(step + 1, table, draw);
        }
    }

    /// <param name="to">As long as <paramref name="from"/>.</param>
    public void Apply(ReadOnlySpan<byte> from, Span<byte> to)
    {
        if (_stepCount > MostSteps)
        {
            for (var unit = 0; unit < from.Length; unit++)
            {
                to[unit] = _decayed[from[unit]];
            }

            return;
        }

        var whole = from.Length - from.Length % Vector<byte>.Count;
        for (var unit = 0; unit < whole; unit += Vector<byte>.Count)
        {
            ApplyVector(from[unit..], to[unit..]);
        }

        for (var unit = whole; unit < from.Length; unit++)
        {
            to[unit] = ApplyOne(from[unit]);
        }
    }

    // A mask is −1 as a number.
    void ApplyVector(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var before = new Vector<byte>(from);
        var after = before;
        for (var step = 0; step < _stepCount; step++)
        {
            after += Vector.GreaterThanOrEqual(before, new Vector<byte>(_steps[step]));
        }

        after.CopyTo(to);
    }

    byte ApplyOne(byte value)
    {
        var loss = 0;
        for (var step = 0; step < _stepCount; step++)
        {
            loss += value >= _steps[step] ? 1 : 0;
        }

        return (byte)(value - loss);
    }

    void Tabulate(TraceTable table, int draw)
    {
        for (var value = 0; value < _decayed.Length; value++)
        {
            _decayed[value] = (byte)table.Decay(value, draw);
        }
    }

    static byte FirstThatLoses(int loss, TraceTable table, int draw)
    {
        var (least, greatest) = (1, TraceTable.Greatest);
        while (least < greatest)
        {
            var middle = (least + greatest) / 2;
            (least, greatest) = middle - table.Decay(middle, draw) >= loss ? (least, middle) : (middle + 1, greatest);
        }

        return (byte)least;
    }
}
