using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Files;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Files;

public class InputFileTests
{
    static InputFile Open(byte[] bytes) => InputFile.FromStream("test", new MemoryStream(bytes));

    static string CodeOf(Action action) => action.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code;

    [Fact]
    public void Open_PathThatIsNotThere_IsRefused() => CodeOf(() => InputFile.Open("/nowhere/at/all.gz")).Should().Be("NC0001");

    [Fact]
    public void Open_Folder_IsRefused() => CodeOf(() => InputFile.Open(Path.GetTempPath())).Should().Be("NC0002");

    [Fact]
    public void Open_EmptyPath_IsRefused() => CodeOf(() => InputFile.Open("")).Should().Be("NC0002");

    [Fact]
    public void Open_GitLfsPointer_NamesIt()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.idx", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 7\n"u8.ToArray());

        CodeOf(() => InputFile.Open(path)).Should().Be("NC0010");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    [InlineData(100_000)]
    public void ReadToEnd_AnyLength_GivesAllBytes(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();

        Open(bytes).ReadToEnd(100_000, "it").Should().Equal(bytes);
        Open(Gzip.Of(bytes)).ReadToEnd(100_000, "it").Should().Equal(bytes);
    }

    [Fact]
    public void ReadToEnd_BeyondTheLimit_IsRefused() =>
        CodeOf(() => Open(new byte[11]).ReadToEnd(10, "it")).Should().Be("NC0007");

    // 100 MB of zeros in 100 kB: 1,000 times, beyond the 64 MiB that need no reason.
    [Fact]
    public void Read_DeflateBomb_IsRefusedOnTheWay()
    {
        var bomb = Gzip.Of(new byte[100_000_000]);
        var buffer = new byte[1 << 16];

        HostileBytes.Outcome(bomb, bytes =>
        {
            using var file = Open(bytes);
            while (file.Read(buffer) > 0)
            {
            }
        })!.Descriptor.Code.Should().Be("NC0007");
    }
}
