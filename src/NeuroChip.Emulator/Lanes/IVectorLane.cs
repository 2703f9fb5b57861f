namespace NeuroChip.Emulator.Lanes;

/// <summary>A lane that lives in a processor register: what drivers need to move it between memory and kernels.</summary>
public interface IVectorLane<T> : ILane<T> where T : struct, IVectorLane<T>
{
    /// <summary>Elements.</summary>
    static abstract int Width { get; }

    /// <summary>False where the processor has no such registers.</summary>
    static abstract bool IsAccelerated { get; }

    static abstract T Load(ref readonly int source);

    /// <summary>Sign-extends consecutive codes.</summary>
    static abstract T LoadWidened(ref readonly sbyte source);

    /// <inheritdoc cref="LoadWidened(ref readonly sbyte)"/>
    static abstract T LoadWidened(ref readonly short source);

    static abstract void Store(T value, ref int target);

    /// <summary>Stores the low 16 bits of consecutive elements.</summary>
    static abstract void StoreNarrowed(T value, ref short target);

    /// <summary>Bit k is set where element k is not zero.</summary>
    static abstract uint NonZeroBits(T value);
}
