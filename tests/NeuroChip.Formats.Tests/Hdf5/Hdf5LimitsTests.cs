using System.Buffers.Binary;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Hdf5;

/// <summary>Small files that ask for much memory or time without a single field being impossible.</summary>
public class Hdf5LimitsTests
{
    const long MostAllocated = 256L << 20;

    static byte[] OwnFile(string name) =>
        File.ReadAllBytes(Path.Combine(SharedFolders.Repository, "tests/NeuroChip.Formats.Tests/Hdf5/Files", name + ".h5"));

    static List<Diagnostic> ReadAll(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failures = FileWalk.ReadAll(bytes);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MostAllocated);
        return failures;
    }

    // The message as it stands in the file, so that its place can be found and its extent changed.
    static Span<byte> ExtentIn(byte[] file, long extent)
    {
        byte[] message = [1, 1, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(extent)];
        return file.AsSpan(file.AsSpan().IndexOf(message) + 8, sizeof(long));
    }

    [Theory]
    [InlineData(1L << 30)]
    [InlineData(long.MaxValue / 4)]
    [InlineData(long.MaxValue)]
    public void Dataset_MoreThanTheFileHolds_RefusedBeforeAllocation(long extent)
    {
        var writer = new Hdf5Writer();
        writer.AddDataset("x", Hdf5Type.Float(4), [12345], new byte[4 * 12345]);
        var file = writer.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(ExtentIn(file, 12345), extent);
        FluentActions.Invoking(() => Hdf5File.Parse(file, "x").Root.Dataset("x")).Should().Throw<InputErrorException>()
            .Which.Diagnostic.Descriptor.Code.Should().BeOneOf(FileCodes.Malformed.Code, FileCodes.TooLarge.Code);
        ReadAll(file);
    }

    [Fact]
    public void ReadDoubles_NeverWrittenAndHuge_Refused()
    {
        var writer = new Hdf5Writer();
        writer.AddDataset("x", Hdf5Type.Float(4), [0], []);
        var file = writer.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(ExtentIn(file, 0), 1L << 28);
        ReadAll(file).Should().Contain(failure => failure.Descriptor == FileCodes.TooLarge);
    }

    [Fact]
    public void ReadStrings_ManyReferencesToOneLongText_Refused()
    {
        const int Count = 60000, ReferenceLength = 16;
        var writer = new Hdf5Writer();
        writer.AddStrings("x", [Count], [new string('x', 1 << 20), .. Enumerable.Repeat("", Count - 1)]);
        var file = writer.ToArray();
        // The first reference: 2^20 bytes, in the collection right behind the superblock, object 1.
        byte[] first = [0, 0, 0x10, 0, 96, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0];
        var references = file.AsSpan(file.AsSpan().IndexOf(first), Count * ReferenceLength);
        for (var i = 0; i < Count; i++)
        {
            first.CopyTo(references[(i * ReferenceLength)..]);
        }

        ReadAll(file).Should().ContainSingle().Which.Descriptor.Should().Be(FileCodes.TooLarge);
    }

    [Fact]
    public void Group_ExponentiallyManyPaths_WalkEnds() =>
        ReadAll(OwnFile("diamonds")).Should().Contain(failure => failure.Descriptor == FileCodes.TooLarge);
}
