using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// One lane's place in the arrays of a population. References instead of spans: the kernel's numbering and the padded loop of the driver
/// bound every access, and a bounds check each would double the loop.
/// </summary>
/// <param name="inputs">First neuron of the lane in the arriving sums, sum 0.</param>
/// <param name="parameters">First neuron of the lane in parameter 0.</param>
/// <param name="states">First neuron of the lane in state 0.</param>
/// <param name="stride">Neurons from one row to the next.</param>
/// <param name="time">Which step of which sample.</param>
readonly ref struct CpuSoma<TLane>(ref int inputs, ref int parameters, ref int states, nint stride, SomaTime time) : ISoma<TLane>
    where TLane : struct, IVectorLane<TLane>
{
    readonly ref int _inputs = ref inputs, _parameters = ref parameters, _states = ref states;

    public TLane Step => TLane.Constant(time.Step);

    public TLane Sample => TLane.Constant(time.Sample);

    public TLane this[int state]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLane.Load(in Unsafe.Add(ref _states, state * stride));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => TLane.Store(value, ref Unsafe.Add(ref _states, state * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Input(int sum) => TLane.Load(in Unsafe.Add(ref _inputs, sum * stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Parameter(int slot) => TLane.Load(in Unsafe.Add(ref _parameters, slot * stride));
}
