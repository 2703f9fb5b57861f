namespace NeuroChip.Emulator.Kernels;

/// <summary>Something a backend does with a kernel whose type it learns from the catalogue: make a driver, emit text.</summary>
public interface IKernelVisitor<out TResult>
{
    TResult Visit<TKernel>() where TKernel : struct, INeuronKernel<TKernel>;
}
