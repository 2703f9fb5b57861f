using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Tests.Support;

static class Compiling
{
    public static CompileResult Compile(this NetworkGraph network, HardwareProfile profile, CompileOptions? options = null)
    {
        var diagnostics = new DiagnosticBag();
        var result = CompilerDriver.Compile(network, profile, options ?? new CompileOptions(), diagnostics);
        diagnostics.Items.Where(d => d.Severity == Severity.Error).Should().BeEmpty();
        return result!;
    }

    public static ChipImage Image(this NetworkGraph network, HardwareProfile profile, CompileOptions? options = null) =>
        network.Compile(profile, options).Image;

    public static IReadOnlyList<Diagnostic> Diagnostics(this NetworkGraph network, HardwareProfile profile, CompileOptions? options = null)
    {
        var diagnostics = new DiagnosticBag();
        var result = CompilerDriver.Compile(network, profile, options ?? new CompileOptions(), diagnostics);
        (result is null).Should().Be(diagnostics.HasErrors);
        return diagnostics.Items;
    }
}
