using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Learning;

/// <summary>The operands of one lane of synapses, in the buffers of their source's row.</summary>
/// <param name="first">The lane's place in a slot of offset 0.</param>
/// <param name="offsets">Where each slot begins.</param>
readonly ref struct RowOperands<TLane>(ref int first, ref int offsets) : ISynapseOperands<TLane>
    where TLane : struct, IVectorLane<TLane>
{
    readonly ref int _first = ref first, _offsets = ref offsets;

    public TLane this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLane.Load(in Unsafe.Add(ref _first, Unsafe.Add(ref _offsets, slot)));
    }
}
