namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>An argument of a launch: a buffer or an integer.</summary>
readonly record struct KernelArgument(nint Buffer, int Value, bool IsBuffer)
{
    public static implicit operator KernelArgument(int value) => new(0, value, false);
}
