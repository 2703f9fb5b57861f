namespace NeuroChip.Host.Tests.Browser;

/// <summary>A test that needs Chromium; skipped, and said so, where there is none.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path is null ? "needs chromium (Debian's package) in the search path" : null;
}
