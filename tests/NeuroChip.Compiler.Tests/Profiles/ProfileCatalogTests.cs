using System.Text;
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

    [Fact]
    public void Load_Path_ReadsTheFileAndNamesTheProfileAfterIt()
    {
        using var folder = new TemporaryFile("mine.yaml", Encoding.UTF8.GetBytes(MinimalProfile.Yaml));

        ProfileCatalog.Load(folder.Path, [], new DiagnosticBag())!.Name.Should().Be("mine");
    }

    [Theory]
    [InlineData("nowhere/chip.yaml", "nowhere/chip.yaml: error NC0001: ")]
    [InlineData("nowhere.yml", "nowhere.yml: error NC0001: ")]
    [InlineData("./", "./: error NC0002: ")]
    [InlineData("/dev/zero", "/dev/zero: error NC1015: ")]
    public void Load_PathThatIsNoProfile_IsReported(string path, string expected)
    {
        var diagnostics = new DiagnosticBag();

        ProfileCatalog.Load(path, [], diagnostics).Should().BeNull();

        diagnostics.Items.Should().ContainSingle().Which.ToString().Should().StartWith(expected);
    }

    [Fact]
    public void Load_FileThatIsNotText_NamesTheByte()
    {
        using var file = new TemporaryFile("binary.yaml", [(byte)'a', (byte)':', 0xFF, 0xFE]);
        var diagnostics = new DiagnosticBag();

        ProfileCatalog.Load(file.Path, [], diagnostics).Should().BeNull();

        diagnostics.Items.Should().ContainSingle().Which.ToString().Should().Contain("binary.yaml(byte 2): error NC1003: ");
    }

    sealed class TemporaryFile : IDisposable
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurochip-");

        public TemporaryFile(string name, byte[] content)
        {
            Path = System.IO.Path.Combine(_folder.FullName, name);
            File.WriteAllBytes(Path, content);
        }

        public string Path { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
