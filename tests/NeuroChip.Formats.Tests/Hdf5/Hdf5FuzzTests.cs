using System.Buffers.Binary;
using System.Diagnostics;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Random;
using NeuroChip.Formats.Hdf5;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Hdf5;

/// <summary>
/// Damaged files. Whatever the bytes, reading everything ends in values or coded diagnostics, with at most 256 MiB allocated and
/// within seconds.
/// </summary>
public class Hdf5FuzzTests
{
    const int Cases = 2000;
    const long MostAllocated = 256L << 20;

    // Wall-clock time on a machine that runs other tests at the same time; alone, cases take milliseconds.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // All but the one whose every reading takes as long as the limits allow.
    static readonly string[] Own = [.. Directory.GetFiles(
        Path.Combine(SharedFolders.Repository, "tests/NeuroChip.Formats.Tests/Hdf5/Files"), "*.h5")
        .Where(path => !path.EndsWith("diamonds.h5", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    static readonly byte[][] Originals = [.. Own.Select(File.ReadAllBytes), Written()];

    static byte[] Written()
    {
        var writer = new Hdf5Writer();
        writer.AddStrings("/version", [], ["1.0"]);
        writer.AddStrings("/node/edges", [2, 2], ["a", "b", "b", "c"]);
        writer.AddDataset("/node/nodes/a/weight", Hdf5Type.Float(4), [2, 3], new byte[24]);
        return writer.ToArray();
    }

    [Fact]
    public void Parse_TruncatedAnywhere_Diagnostic()
    {
        foreach (var original in Originals)
        {
            for (var length = 0; length < original.Length; length += 97)
            {
                var truncated = original[..length];
                Exercise(truncated).Should().BeGreaterThan(0, "a file of {0} bytes cut to {1} lacks something", original.Length, length);
            }
        }
    }

    // The declared end is brought into step, so that reading gets as far as what is missing.
    [Fact]
    public void Parse_TruncatedWithMatchingEnd_Diagnostic()
    {
        foreach (var original in Originals)
        {
            for (var length = 96; length < original.Length; length += 97)
            {
                var truncated = original[..length];
                var end = truncated[8] < 2 ? 40 : 28;
                BinaryPrimitives.WriteInt64LittleEndian(truncated.AsSpan(end), length);
                Exercise(truncated);
            }
        }
    }

    [Fact]
    public void Parse_RandomBytesChanged_ValuesOrDiagnostics() => ForEachCase(stream: 1, (bytes, draw) =>
    {
        for (var count = 1 + draw(8); count > 0; count--)
        {
            bytes[draw(bytes.Length)] = (byte)draw(256);
        }
    });

    [Fact]
    public void Parse_FieldsSetToExtremes_ValuesOrDiagnostics() => ForEachCase(stream: 2, (bytes, draw) =>
    {
        long[] extremes =
        [
            -1, long.MaxValue, long.MinValue, 1L << 32, uint.MaxValue, int.MaxValue, 1L << 40, bytes.Length, bytes.Length - 8, 0, 96,
        ];
        for (var count = 1 + draw(3); count > 0; count--)
        {
            var value = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(value, extremes[draw(extremes.Length)]);
            value.AsSpan(..(1 << draw(4))).CopyTo(bytes.AsSpan(draw(bytes.Length - 8)));
        }
    });

    [Fact]
    public void Parse_PiecesCopiedElsewhere_ValuesOrDiagnostics() => ForEachCase(stream: 3, (bytes, draw) =>
    {
        // Makes references point at the wrong kind of structure, and at structures more than once.
        var length = 8 * (1 + draw(8));
        bytes.AsSpan(8 * draw((bytes.Length - length) / 8), length).CopyTo(bytes.AsSpan(8 * draw((bytes.Length - length) / 8)));
    });

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n", "Git LFS pointer")]
    [InlineData("PK\u0003\u0004", "zip archive")]
    [InlineData("", "empty")]
    [InlineData("{ \"layers\": [] }", "7B 20 22 6C 61 79 65 72")]
    public void Parse_SomethingElse_SaysWhatItIs(string content, string expected)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        var failure = FluentActions.Invoking(() => Hdf5File.Parse(bytes, "x.nir")).Should().Throw<InputErrorException>().Which.Diagnostic;
        failure.Message.Should().Contain(expected);
        failure.Location.File.Should().Be("x.nir");
    }

    [Fact]
    public void Open_AbsentFile_NotFound() => FluentActions.Invoking(() => Hdf5File.Open("absent.nir"))
        .Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Should().Be(FileCodes.NotFound);

    [Fact]
    public void Parse_ChangedByteUnderChecksum_ChecksumMismatch()
    {
        var bytes = File.ReadAllBytes(Own.Single(path => path.EndsWith("ring.h5", StringComparison.Ordinal)));
        bytes[bytes.AsSpan().IndexOf("OHDR"u8) + 8] ^= 1;
        FluentActions.Invoking(() => Hdf5File.Parse(bytes, "x")).Should().Throw<InputErrorException>()
            .Which.Diagnostic.Descriptor.Should().Be(FileCodes.ChecksumMismatch);
    }

    [DataTheory]
    [InlineData("v0-contiguous")]
    [InlineData("v0-chunked-small-chunks")]
    [InlineData("v0-gzip9-shuffle")]
    [InlineData("v0-lzf")]
    [InlineData("v2-libver-v108")]
    [InlineData("v3-latest-gzip")]
    public void Parse_PublishedGraphDamaged_ValuesOrDiagnostics(string name)
    {
        var original = File.ReadAllBytes(Path.Combine(SharedFolders.Data!, "nir/hdf5-variants", name + ".nir"));
        for (var length = 0; length < original.Length; length += 97)
        {
            Exercise(original[..length]).Should().BeGreaterThan(0);
        }

        for (uint seed = 0; seed < 100; seed++)
        {
            var bytes = original.ToArray();
            bytes[Philox.Below(bytes.Length, seed, default, element: 0)] ^= (byte)(1 + Philox.Below(255, seed, default, element: 1));
            Exercise(bytes);
        }
    }

    static void ForEachCase(uint stream, Action<byte[], Func<int, int>> damage)
    {
        for (uint seed = 0; seed < Cases; seed++)
        {
            var bytes = Originals[seed % Originals.Length].ToArray();
            uint draws = 0;
            damage(bytes, below => Philox.Below(Math.Max(1, below), seed, default, element: stream, draw: draws++));
            Exercise(bytes);
        }
    }

    /// <summary>Reads everything, and returns the number of diagnostics.</summary>
    static int Exercise(byte[] bytes)
    {
        // Checksums would stop almost every case at once. A diagnostic says where a wrong one is and what the bytes give, so it is put
        // right and the file read again: then the code behind the checksum meets the damage.
        const int Repairs = 10;
        var failures = ReadAllWithinLimits(bytes);
        for (var repair = 0; repair < Repairs && failures.Find(f => f.Descriptor == FileCodes.ChecksumMismatch) is { } mismatch; repair++)
        {
            var computed = Convert.ToUInt32(mismatch.Message.Split("0x")[^1][..8], fromBase: 16);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((int)mismatch.Location.ByteOffset), computed);
            failures = ReadAllWithinLimits(bytes);
        }

        return failures.Count;
    }

    static List<Diagnostic> ReadAllWithinLimits(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var failures = FileWalk.ReadAll(bytes);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MostAllocated);
        clock.Elapsed.Should().BeLessThan(Longest);
        return failures;
    }
}
