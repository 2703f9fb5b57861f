using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>
/// How much work one file may cause. Links, chunks and heap references can point at the same bytes many times, so bounding each size by
/// the file length is not enough: the sums are bounded as well. Safe to use from several threads.
/// </summary>
sealed class ReadAllowance(string fileName, long fileLength)
{
    const long Mebi = 1L << 20;

    // Object headers, tree nodes and names of a sound file are read about twice; hard links account for the rest.
    readonly long _structureLimit = Mebi + 8 * fileLength;

    // A small file may be a decompression bomb (deflate yields up to 1032 bytes for one), so what it may claim grows with its length, and
    // only a file of some megabytes may claim more than 256 MiB.
    readonly long _dataLimit = Math.Max(
        Math.Min(256 * Mebi, 64 * Mebi + 1032 * fileLength),
        Math.Min(16 * fileLength, Math.Max(1024 * Mebi, 4 * fileLength)));

    long _structureBytes;
    long _dataBytes;

    /// <summary>Accounts for metadata about to be parsed.</summary>
    public void ChargeStructure(long bytes, long position)
    {
        if (bytes > _structureLimit || Interlocked.Add(ref _structureBytes, bytes) > _structureLimit)
        {
            throw Exceeded(position, $"The structures of this file are read over and over: more than {_structureLimit} bytes");
        }
    }

    /// <summary>Accounts for array elements or text about to be decoded.</summary>
    public void ChargeData(long count, long bytesEach, long position)
    {
        if (count > _dataLimit / bytesEach || Interlocked.Add(ref _dataBytes, count * bytesEach) > _dataLimit)
        {
            throw Exceeded(position, $"The arrays of this file decode to more than {_dataLimit} bytes");
        }
    }

    InputErrorException Exceeded(long position, string message) => new(FileCodes.TooLarge.At(
        new SourceLocation(fileName, ByteOffset: position), $"{message}, which a file of {fileLength} bytes does not need."));
}
