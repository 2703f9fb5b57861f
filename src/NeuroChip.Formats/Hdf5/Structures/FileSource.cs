using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>
/// The bytes of one file, its address format, its heap and its limits. Positions are absolute offsets in the bytes; the addresses stored
/// in the file count from <see cref="BaseAddress"/>, the place of the superblock.
/// </summary>
sealed class FileSource
{
    /// <summary>Stands for the all-ones address: nothing is stored.</summary>
    public const long Undefined = -1;

    readonly string _name;

    /// <param name="bytes">The whole file, user block included.</param>
    /// <param name="name">What diagnostics call the file.</param>
    /// <param name="offsetSize">Bytes of a stored address, 1..8.</param>
    /// <param name="lengthSize">Bytes of a stored length, 1..8.</param>
    public FileSource(byte[] bytes, string name, long baseAddress, int offsetSize, int lengthSize)
    {
        (Bytes, _name, BaseAddress, OffsetSize, LengthSize) = (bytes, name, baseAddress, offsetSize, lengthSize);
        Allowance = new ReadAllowance(name, bytes.Length);
        Heap = new GlobalHeap(this);
    }

    public byte[] Bytes { get; }

    public long Length => Bytes.Length;

    public long BaseAddress { get; }

    public int OffsetSize { get; }

    public int LengthSize { get; }

    public ReadAllowance Allowance { get; }

    /// <summary>Text and rows of variable length.</summary>
    public GlobalHeap Heap { get; }

    /// <summary>The same bytes with the address format that the superblock declares.</summary>
    public FileSource WithWidths(int offsetSize, int lengthSize) => new(Bytes, _name, BaseAddress, offsetSize, lengthSize);

    /// <summary>A reader of exactly the bytes [position, position + length); they must lie within the file.</summary>
    public StructureReader Read(long position, long length, string what)
    {
        RequireInside(position, length, what);
        return new StructureReader(this, Bytes.AsSpan((int)position, (int)length), position, what);
    }

    /// <summary>A reader from <paramref name="position"/> on, for structures that say themselves where they end.</summary>
    public StructureReader ReadFrom(long position, string what) => Read(position, Math.Max(0, Length - position), what);

    /// <summary>Fails unless [position, position + length) lies within the file.</summary>
    public void RequireInside(long position, long length, string what)
    {
        if (position < 0 || length < 0 || position > Length || length > Length - position)
        {
            throw Truncated(position, $"{what} of {length} bytes reaches beyond the end of the file at byte {Length}.");
        }
    }

    /// <summary>Fails unless the 32-bit checksum stored at <paramref name="checksumPosition"/> is that of the bytes before it.</summary>
    public void VerifyChecksum(long start, long checksumPosition, string what)
    {
        var covered = Read(start, checksumPosition - start, what).Take(checksumPosition - start);
        RequireChecksum(Read(checksumPosition, sizeof(uint), what).UInt32(), Lookup3.Hash(covered), checksumPosition, what);
    }

    /// <summary>Fails unless both checksums are equal.</summary>
    public void RequireChecksum(uint stored, uint computed, long position, string what)
    {
        if (stored != computed)
        {
            throw Fail(FileCodes.ChecksumMismatch, position, $"{what} has checksum 0x{stored:X8}, but its bytes give 0x{computed:X8}.");
        }
    }

    public InputErrorException Truncated(long position, string message) => Fail(FileCodes.Truncated, position, message);

    public InputErrorException Malformed(long position, string message) => Fail(FileCodes.Malformed, position, message);

    public InputErrorException Unsupported(long position, string message) => Fail(FileCodes.Unsupported, position, message);

    public InputErrorException TooLarge(long position, string message) => Fail(FileCodes.TooLarge, position, message);

    public InputErrorException Fail(DiagnosticDescriptor code, long position, string message) =>
        new(code.At(new SourceLocation(_name, ByteOffset: Math.Max(0, position)), message));
}
