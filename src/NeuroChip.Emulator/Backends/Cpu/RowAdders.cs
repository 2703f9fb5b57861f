using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Which way of adding rows serves which kind of rows.</summary>
static class RowAdders<TLane, TTile>
    where TLane : struct, IVectorLane<TLane>
    where TTile : struct, IRowTile<TTile>
{
    public static RowAdder For(WeightRows rows) => rows switch
    {
        DenseRows<sbyte> narrow => new PairedRowAdder<TLane, TTile>(narrow),
        DenseRows<short> wide => new DenseRowAdder<TLane, TTile>(wide),
        SparseRows<sbyte> narrow => new SparseRowAdder<sbyte>(narrow),
        SparseRows<short> wide => new SparseRowAdder<short>(wide),
        _ => throw new InvalidOperationException($"rows {rows.GetType().Name}"),
    };
}
