using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Learning;

/// <summary>The operands of one lane of synapses, in the buffers of their source's row.</summary>
/// <param name="first">First synapse of the lane in slot 0.</param>
/// <param name="stride">Elements from one slot to the next.</param>
readonly ref struct RowOperands<TLane>(ref int first, int stride) : ISynapseOperands<TLane>
    where TLane : struct, IVectorLane<TLane>
{
    readonly ref int _first = ref first;

    public TLane this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLane.Load(in Unsafe.Add(ref _first, slot * stride));
    }
}
