using System.Runtime.CompilerServices;

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
public abstract class SparseRows : WeightRows
{
    /// <summary>Most targets that one delivery addresses.</summary>
    public const int MaxTargets = 1 << 16;

    /// <summary>[sources + 1].</summary>
    public required int[] RowStart { get; init; }

    /// <summary>[synapses]: column of each.</summary>
    public required AlignedArray<ushort> Targets { get; init; }

    /// <summary>Code of a synapse.</summary>
    public abstract int Code(int synapse);
}

/// <summary>Lists of synapses whose codes all fit in <typeparamref name="TCode"/> (sbyte or short): 3 or 4 bytes a synapse.</summary>
public sealed class SparseRows<TCode> : SparseRows where TCode : unmanaged
{
    /// <summary>[synapses].</summary>
    public required AlignedArray<TCode> Codes { get; init; }

    public override int Code(int synapse) => Value(Codes[synapse]);

    // The type test is decided when the method is compiled for the code type.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Value(TCode code) => typeof(TCode) == typeof(sbyte) ? Unsafe.BitCast<TCode, sbyte>(code) : Unsafe.BitCast<TCode, short>(code);
}
