using System.IO.Compression;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Zip;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Zip;

public sealed class ZipTreeTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static byte[] Archive(params (string Name, byte[] Content)[] files)
    {
        var stored = new MemoryStream();
        using (var archive = new ZipArchive(stored, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stored.ToArray();
    }

    ZipTree Open(byte[] bytes) => ZipTree.Open(_folder.Write("test.zip", bytes));

    void ReadAll(byte[] bytes)
    {
        var tree = Open(bytes);
        foreach (var file in tree.Files)
        {
            tree.Read(file, 1 << 20);
        }
    }

    [Fact]
    public void Read_GoodArchive_GivesFilesInOrdinalOrder()
    {
        var tree = Open(Archive(("b/2.bin", [1, 2, 3]), ("a.csv", []), ("B/1.bin", [4])));

        tree.Files.Should().Equal("B/1.bin", "a.csv", "b/2.bin");
        tree.Read("b/2.bin", 3).Should().Equal(1, 2, 3);
        tree.Read("a.csv", 0).Should().BeEmpty();
    }

    [Fact]
    public void Crc32_CheckText_GivesThePublishedValue() => Crc32.Of("123456789"u8).Should().Be(0xCBF43926);

    [Theory]
    [InlineData("../escape.bin")]
    [InlineData("a/../../escape.bin")]
    [InlineData("/etc/escape.bin")]
    [InlineData("a\\..\\escape.bin")]
    [InlineData("C:escape.bin")]
    public void Open_NameThatLeavesTheFolder_IsRefused(string name)
    {
        var open = () => Open(Archive((name, [1])));

        open.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC0005");
    }

    [Fact]
    public void Open_SameNameTwice_IsRefused()
    {
        var open = () => Open(Archive(("a", [1]), ("a", [2])));

        open.Should().Throw<InputErrorException>().Which.Diagnostic.Message.Should().Contain("twice");
    }

    [Fact]
    public void Read_BeyondTheLimit_IsRefused()
    {
        var tree = Open(Archive(("zeros", new byte[10_000_000])));
        var read = () => tree.Read("zeros", 1_000_000);

        read.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC0007");
    }

    // The uncompressed size stands at offset 24 of the central directory's record, which starts with 504b0102.
    [Fact]
    public void Read_DeclaredFourGigabytes_IsRefused()
    {
        var bytes = Archive(("x", [1, 2, 3, 4]));
        var record = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        bytes.AsSpan(record + 24, 4).Fill(0xfe);

        HostileBytes.Outcome(bytes, ReadAll)!.Descriptor.Code.Should().Be("NC0007");
    }

    [Fact]
    public void Read_ContentChanged_IsRefusedByItsChecksum()
    {
        var bytes = Archive(("x", [10, 20, 30, 40]));
        using (var archive = new ZipArchive(new MemoryStream(bytes)))
        {
            archive.Entries[0].CompressedLength.Should().BePositive();
        }

        // CRC-32 at offset 16 of the central record.
        bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + 16] ^= 1;

        HostileBytes.Outcome(bytes, ReadAll).Should().NotBeNull();
    }

    [Fact]
    public void Open_HostileFiles_AreDiagnosed()
    {
        var good = Archive(
            ("labels.csv", "file,split,label\n1.bin,test,3\n"u8.ToArray()), ("1.bin", [.. Enumerable.Range(0, 500).Select(i => (byte)(i * i))]));

        HostileBytes.RefusesTruncated(good, ReadAll);
        HostileBytes.SurvivesFlips(good, ReadAll);
        HostileBytes.RefusesOtherContent(ReadAll);
    }
}
