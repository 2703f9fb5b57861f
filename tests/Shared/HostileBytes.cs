using System.Diagnostics;
using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Random;

namespace NeuroChip.Tests.Shared;

/// <summary>
/// Files as strangers make them, out of one good file: cut, flipped, replaced. A reader may accept them or throw
/// <see cref="InputErrorException"/>; nothing else, and never at the price of much memory or time.
/// </summary>
public static class HostileBytes
{
    const long MaximumAllocation = 256L << 20;

    static readonly TimeSpan MaximumTime = TimeSpan.FromSeconds(2);

    static byte[] LfsPointer => Encoding.ASCII.GetBytes(
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");

    /// <summary>Reads the file cut at every <paramref name="step"/>th byte: each must be refused.</summary>
    public static void RefusesTruncated(byte[] good, Action<byte[]> read, int step = 97)
    {
        for (var length = 0; length < good.Length; length += step)
        {
            Outcome(good[..length], read).Should().NotBeNull($"a file cut to {length} of {good.Length} bytes is not complete");
        }
    }

    /// <summary>Reads the file with one to four random bytes changed, once for every seed.</summary>
    public static void SurvivesFlips(byte[] good, Action<byte[]> read, int seeds = 2000)
    {
        for (var seed = 0UL; seed < (ulong)seeds; seed++)
        {
            var bytes = (byte[])good.Clone();
            var flips = 1 + Philox.Below(4, seed, RandomStream.DatasetSplit, 0);
            for (var flip = 1u; flip <= flips; flip++)
            {
                bytes[Philox.Below(bytes.Length, seed, RandomStream.DatasetSplit, flip)] ^=
                    (byte)(1 + Philox.Below(255, seed, RandomStream.DatasetSplit, flip, 1));
            }

            Outcome(bytes, read);
        }
    }

    /// <summary>Empty, a Git LFS pointer, and bytes of something else: each must be refused.</summary>
    public static void RefusesOtherContent(Action<byte[]> read)
    {
        Outcome([], read).Should().NotBeNull();
        Outcome([.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 37))], read).Should().NotBeNull();
        Outcome(LfsPointer, read)!.Descriptor.Code.Should().Be("NC0010");
    }

    /// <summary>The diagnostic, or null where the file was read; fails on any other exception and beyond the limits.</summary>
    public static Diagnostic? Outcome(byte[] bytes, Action<byte[]> read)
    {
        var (diagnostic, allocated, elapsed) = Measure(bytes, read);

        // A busy machine may take its time once; work that is too much is too much every time.
        for (var again = 0; again < 2 && elapsed > MaximumTime; again++)
        {
            (diagnostic, allocated, elapsed) = Measure(bytes, read);
        }

        allocated.Should().BeLessThan(MaximumAllocation);
        elapsed.Should().BeLessThan(MaximumTime);
        return diagnostic;
    }

    static (Diagnostic? Diagnostic, long Allocated, TimeSpan Elapsed) Measure(byte[] bytes, Action<byte[]> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        Diagnostic? diagnostic = null;
        try
        {
            read(bytes);
        }
        catch (InputErrorException e)
        {
            diagnostic = e.Diagnostic;
        }

        return (diagnostic, GC.GetAllocatedBytesForCurrentThread() - before, clock.Elapsed);
    }
}
