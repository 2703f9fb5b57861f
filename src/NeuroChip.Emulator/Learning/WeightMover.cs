using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Backends.Cpu;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>Changes rows of 16-bit weights by amounts that do not depend on the weights, within their range, and counts by column what it did.</summary>
abstract class WeightMover
{
    readonly int _columns;
    readonly int[] _changed;
    int _room = short.MaxValue;

    private protected WeightMover(int columns, int least, int greatest)
    {
        (_columns, Least, Greatest) = (columns, least, greatest);
        Changed = new(ExecutionPlan.Pad(columns));
        _changed = new int[columns];
    }

    /// <summary>Changes other than 0 that were asked for.</summary>
    public long Attempts { get; set; }

    private protected int Least { get; }

    private protected int Greatest { get; }

    /// <summary>[padded columns]: weights that were given another value, in words: half as much to read and write as the counts that they are added to.</summary>
    private protected AlignedArray<short> Changed { get; }

    /// <param name="columns">Of a row; padding holds 0 and stays.</param>
    /// <param name="least">Least weight, at most 0.</param>
    /// <param name="greatest">Greatest weight, at least 0.</param>
    /// <typeparam name="TLane">Register width.</typeparam>
    public static WeightMover For<TLane>(int columns, int least, int greatest) where TLane : struct, IVectorLane<TLane> => TLane.Width switch
    {
        16 => new WeightMover<Tile512>(columns, least, greatest),
        8 => new WeightMover<Tile256>(columns, least, greatest),
        4 => new WeightMover<Tile128>(columns, least, greatest),
        _ => new WeightMover<Tile16>(columns, least, greatest),
    };

    /// <summary>Adds to each weight the change of its column.</summary>
    /// <param name="row">[padded columns].</param>
    /// <param name="changes">[padded columns].</param>
    public abstract void Add(Span<short> row, AlignedArray<short> changes);

    /// <summary>Adds to each weight the changes of events, one after the other.</summary>
    /// <param name="row">[padded columns].</param>
    /// <param name="events">[ranks × padded columns]: numbers of events of a column, the latest first.</param>
    /// <param name="ranks">How many of them count, at most 8.</param>
    /// <param name="table">[64]: change of each event; that of event 0 is 0.</param>
    public abstract void AddEvents(Span<short> row, AlignedArray<short> events, int ranks, AlignedArray<short> table);

    /// <summary>Hands over what was counted.</summary>
    public void Collect<TLane>(LearningTally<TLane> tally, int firstTarget) where TLane : struct, IVectorLane<TLane>
    {
        Widen();
        var changed = tally.AddChanged(firstTarget, _changed);
        tally.AddUnchanged(0, Attempts - changed);
        Array.Clear(_changed);
        Attempts = 0;
    }

    /// <summary>Words of <see cref="Changed"/> are about to rise by at most <paramref name="most"/>.</summary>
    private protected void Reserve(int most)
    {
        if (_room < most)
        {
            Widen();
        }

        _room -= most;
    }

    void Widen()
    {
        var words = Changed.Span;
        for (var column = 0; column < _columns; column++)
        {
            _changed[column] += words[column];
        }

        words.Clear();
        _room = short.MaxValue;
    }
}

/// <inheritdoc/>
/// <remarks>
/// Here and in the other loops of learning, the runtime compiles for good at the first call: until it has seen enough calls to do so by itself, a
/// loop of lanes takes a hundred times as long, and much of a short run would be over. A mask is −1 where it is set: every visit counts 1, and weights
/// that stay take it back.
/// </remarks>
sealed class WeightMover<TTile>(int columns, int least, int greatest) : WeightMover(columns, least, greatest)
    where TTile : struct, IRowTile<TTile>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(Span<short> row, AlignedArray<short> changes)
    {
        Reserve(1);
        TTile least = TTile.Constant((short)Least), greatest = TTile.Constant((short)Greatest);
        for (var column = 0; column < row.Length; column += TTile.Width)
        {
            var before = TTile.Load(in row[column]);
            var after = TTile.Min(TTile.Max(before + TTile.Load(in changes.At(column)), least), greatest);
            TTile.Store(after, ref row[column]);
            ref var changed = ref Changed.At(column);
            TTile.Store(TTile.Load(in changed) + TTile.Constant(1) + TTile.Equal(before, after), ref changed);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddEvents(Span<short> row, AlignedArray<short> events, int ranks, AlignedArray<short> table)
    {
        Reserve(ranks);
        ref var firstEvent = ref events.First;
        ref var changes = ref table.First;
        TTile least = TTile.Constant((short)Least), greatest = TTile.Constant((short)Greatest);
        for (var column = 0; column < row.Length; column += TTile.Width)
        {
            var weights = TTile.Load(in row[column]);
            ref var changed = ref Changed.At(column);
            var counts = TTile.Load(in changed) + TTile.Constant((short)ranks);
            for (var rank = ranks - 1; rank >= 0; rank--)
            {
                var change = TTile.LookUp(ref changes, TTile.Load(in Unsafe.Add(ref firstEvent, rank * row.Length + column)));
                var after = TTile.Min(TTile.Max(weights + change, least), greatest);
                counts += TTile.Equal(weights, after);
                weights = after;
            }

            TTile.Store(weights, ref row[column]);
            TTile.Store(counts, ref changed);
        }
    }
}
