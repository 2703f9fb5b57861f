using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Tests.Profiles;

public class ProfileCatalogTests
{
    public static TheoryData<string> Names => [.. ProfileCatalog.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_EveryShippedProfile_HasNoFindings(string name)
    {
        var diagnostics = new DiagnosticBag();

        var profile = ProfileCatalog.Load(name, [], diagnostics);

        diagnostics.Items.Should().BeEmpty();
        profile!.Name.Should().Be(name);
    }

    [Fact]
    public void Load_MisspeltName_SuggestsTheNearest()
    {
        var diagnostics = new DiagnosticBag();

        ProfileCatalog.Load("ram-256", [], diagnostics).Should().BeNull();

        diagnostics.Items.Should().ContainSingle().Which.ToString().Should()
            .StartWith("error NC1016: 'ram-256' is not a shipped profile. Did you mean 'rram-256'?");
    }
}
