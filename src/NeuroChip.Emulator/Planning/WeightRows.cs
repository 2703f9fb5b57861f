namespace NeuroChip.Emulator.Planning;

/// <summary>The weights of a delivery by source: what a spike of the source adds to the targets.</summary>
public abstract class WeightRows
{
    /// <summary>Rows.</summary>
    public required int Sources { get; init; }
}

/// <summary>A full matrix of codes that all fit in <typeparamref name="TCode"/> (sbyte or short).</summary>
public sealed class DenseRows<TCode> : WeightRows where TCode : unmanaged
{
    /// <summary>[sources × <see cref="Stride"/>], row-major.</summary>
    public required AlignedArray<TCode> Codes { get; init; }

    /// <summary>Targets, padded.</summary>
    public required int Stride { get; init; }

    /// <summary>Rows that a 16-bit sum certainly holds: 32767 / largest magnitude, at least 1.</summary>
    public required int RowsPerSum { get; init; }
}

/// <summary>Lists of synapses, without zero codes.</summary>
public sealed class SparseRows : WeightRows
{
    /// <summary>Most targets that one delivery addresses.</summary>
    public const int MaxTargets = 1 << 16;

    /// <summary>[sources + 1].</summary>
    public required int[] RowStart { get; init; }

    /// <summary>Target in the upper 16 bits (unsigned), code in the lower 16 (signed): one load for a synapse.</summary>
    public required uint[] Entries { get; init; }

    public ReadOnlySpan<uint> Of(int row) => Entries.AsSpan(RowStart[row]..RowStart[row + 1]);

    public static uint Pack(int target, int code) => ((uint)target << 16) | (ushort)code;

    public static int Target(uint entry) => (int)(entry >> 16);

    public static int Code(uint entry) => (short)entry;
}
