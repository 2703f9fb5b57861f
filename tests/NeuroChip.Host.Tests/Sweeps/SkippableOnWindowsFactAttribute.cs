namespace NeuroChip.Host.Tests.Sweeps;

/// <summary>A test that needs a shell with limits.</summary>
public sealed class SkippableOnWindowsFactAttribute : FactAttribute
{
    public SkippableOnWindowsFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs bash and ulimit" : null;
}
