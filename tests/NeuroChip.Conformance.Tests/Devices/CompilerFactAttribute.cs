namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>A test that compiles the CUDA text on the processor; skipped where there is no C++ compiler.</summary>
sealed class CompilerFactAttribute : FactAttribute
{
    public CompilerFactAttribute()
    {
        if (CudaTextRuntime.Compiler is null)
        {
            Skip = "SKIPPED: no C++ compiler is here; the CUDA text is not checked";
        }
    }
}
