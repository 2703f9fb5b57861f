using NeuroChip.Emulator.Backends;

namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>A test that needs an OpenCL device; skipped with the reason where there is none.</summary>
sealed class OpenClFactAttribute : FactAttribute
{
    public OpenClFactAttribute()
    {
        if (BackendRegistry.All.Single(backend => backend.Name == "opencl").Absence is { } absence)
        {
            Skip = $"SKIPPED: {absence}";
        }
    }
}
