using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>The first structure of a file: address format and place of the root group. Versions 0 to 3.</summary>
/// <param name="Source">The file with its address format.</param>
/// <param name="RootHeader">Position of the root group's object header.</param>
sealed record Superblock(FileSource Source, long RootHeader)
{
    const string What = "The HDF5 superblock";

    static ReadOnlySpan<byte> FileSignature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Superblock Read(byte[] bytes, string name)
    {
        var position = FindSignature(bytes, name);
        // The widths of addresses and lengths stand in the superblock itself; until they are known nothing depends on them.
        var preliminary = new FileSource(bytes, name, position, offsetSize: 8, lengthSize: 8);
        var reader = preliminary.ReadFrom(position, What);
        reader.Skip(FileSignature.Length);
        return reader.Version(0, 3) < 2 ? ReadOld(preliminary, position) : ReadNew(preliminary, position);
    }

    // A user block of 512 · 2^n bytes may come first.
    static long FindSignature(byte[] bytes, string name)
    {
        for (long position = 0; position + FileSignature.Length <= bytes.Length; position = Math.Max(512, position * 2))
        {
            if (bytes.AsSpan((int)position).StartsWith(FileSignature))
            {
                return position;
            }
        }

        throw new InputErrorException(NotHdf5(bytes).At(new SourceLocation(name, ByteOffset: 0), DescribeForeign(bytes)));
    }

    static DiagnosticDescriptor NotHdf5(ReadOnlySpan<byte> bytes) =>
        FileSignature.StartsWith(bytes) ? FileCodes.Truncated : FileCodes.NotThatFormat;

    static string DescribeForeign(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => "The file is empty; an HDF5 file was expected.",
        _ when FileSignature.StartsWith(bytes) => $"The file ends after {bytes.Length} bytes, within the HDF5 signature.",
        _ when bytes.StartsWith("version https://git-lfs"u8) =>
            "The file is a Git LFS pointer, a short text in place of the content; fetch the content with 'git lfs pull'.",
        _ when bytes.StartsWith("PK"u8) => "The file is a zip archive, as PyTorch and NumPy write them; an HDF5 file was expected.",
        _ => $"The file starts with {Preview(bytes)}; an HDF5 file starts with the signature 89 48 44 46 0D 0A 1A 0A.",
    };

    static string Preview(ReadOnlySpan<byte> bytes) =>
        string.Join(' ', Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)]).Chunk(2).Select(pair => new string(pair)));

    static Superblock ReadOld(FileSource preliminary, long position)
    {
        var reader = preliminary.ReadFrom(position, What);
        reader.Skip(FileSignature.Length);
        var version = reader.Byte();
        reader.Skip(4); // versions of parts that are checked where they are read
        var source = ReadWidths(preliminary, ref reader);
        var fields = source.ReadFrom(reader.Position, What);
        fields.Skip(1 + 2 + 2 + 4); // reserved, the two node sizes of group trees, consistency flags
        fields.Skip(version == 1 ? 4 : 0); // node size of chunk trees
        var storedBase = fields.UInt(source.OffsetSize);
        fields.Skip(source.OffsetSize); // free space
        CheckEnd(source, position, storedBase, fields.UInt(source.OffsetSize));
        fields.Skip(source.OffsetSize); // driver information
        fields.Skip(source.OffsetSize); // name of the root
        return new Superblock(source, fields.RequiredAddress());
    }

    static Superblock ReadNew(FileSource preliminary, long position)
    {
        var reader = preliminary.ReadFrom(position, What);
        reader.Skip(FileSignature.Length + 1);
        var source = ReadWidths(preliminary, ref reader);
        var fields = source.ReadFrom(reader.Position, What);
        fields.Skip(1); // consistency flags
        var storedBase = fields.UInt(source.OffsetSize);
        fields.Skip(source.OffsetSize); // superblock extension
        var end = fields.UInt(source.OffsetSize);
        var root = fields.RequiredAddress();
        source.VerifyChecksum(position, fields.Position, What);
        CheckEnd(source, position, storedBase, end);
        return new Superblock(source, root);
    }

    static FileSource ReadWidths(FileSource preliminary, ref StructureReader reader)
    {
        var position = reader.Position;
        int offsetSize = reader.Byte(), lengthSize = reader.Byte();
        if (offsetSize is not (2 or 4 or 8) || lengthSize is not (2 or 4 or 8))
        {
            throw preliminary.Malformed(position,
                $"{What} declares addresses of {offsetSize} and lengths of {lengthSize} bytes; 2, 4 and 8 are possible.");
        }

        return preliminary.WithWidths(offsetSize, lengthSize);
    }

    // The end counts from the stored base address, which differs from the real one when a block was put in front of a finished file.
    static void CheckEnd(FileSource source, long position, ulong storedBase, ulong end)
    {
        var declared = (UInt128)end + (ulong)position;
        if (declared > (UInt128)source.Length + storedBase)
        {
            throw source.Truncated(source.Length, $"The file has {source.Length} bytes, but says that it has {declared - storedBase}.");
        }
    }
}
