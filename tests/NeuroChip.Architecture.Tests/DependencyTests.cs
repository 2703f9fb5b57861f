using System.Reflection;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Architecture.Tests;

public class DependencyTests
{
    // The arrows of docs/decisions/0004-assemblies.md. An assembly may use what stands behind its name and nothing else of ours.
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "NeuroChip.Core", [] },
        { "NeuroChip.Formats", ["NeuroChip.Core"] },
        { "NeuroChip.Data", ["NeuroChip.Core", "NeuroChip.Formats"] },
        { "NeuroChip.Compiler", ["NeuroChip.Core", "NeuroChip.Formats"] },
        { "NeuroChip.Reference", ["NeuroChip.Core"] },
        { "NeuroChip.Training", ["NeuroChip.Core"] },
        { "NeuroChip.Devices", ["NeuroChip.Core"] },
        { "NeuroChip.Emulator", ["NeuroChip.Core"] },
        {
            "NeuroChip.Verification",
            ["NeuroChip.Core", "NeuroChip.Formats", "NeuroChip.Compiler", "NeuroChip.Reference", "NeuroChip.Emulator", "NeuroChip.Devices", "NeuroChip.Data"]
        },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void References_OfEachAssembly_FollowTheArrows(string assembly, string[] allowed)
    {
        var ours = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("NeuroChip", StringComparison.Ordinal) || name == "neurochip");

        ours.Should().BeSubsetOf(allowed);
    }

    [Fact]
    public void Core_References_NoPackage() =>
        Assembly.Load("NeuroChip.Core").GetReferencedAssemblies()
            .Should().OnlyContain(reference => reference.Name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Arrows_Cover_EveryLibrary()
    {
        var libraries = Directory.GetDirectories(Path.Combine(SharedFolders.Repository, "src"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name != "NeuroChip.Host");

        libraries.Should().BeEquivalentTo(Arrows.Select(row => (string)row[0]));
    }
}
