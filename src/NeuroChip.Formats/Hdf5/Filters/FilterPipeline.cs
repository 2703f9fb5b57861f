using System.Collections.Immutable;
using System.Text;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5.Chunks;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Filters;

/// <summary>The filters that chunks of a dataset passed through when they were written, in that order.</summary>
sealed class FilterPipeline
{
    const string What = "A filter pipeline message";
    const int Deflate = 1, Shuffle = 2, Fletcher32 = 3, Lzf = 32000;
    const int FirstNamedFilter = 256;

    readonly ImmutableArray<Filter> _filters;

    FilterPipeline(ImmutableArray<Filter> filters) => _filters = filters;

    /// <param name="Name">Empty where the file gives none.</param>
    /// <param name="FirstParameter">For shuffle the bytes of an element; 0 where there is none.</param>
    readonly record struct Filter(int Id, string Name, uint FirstParameter);

    public static FilterPipeline Read(FileSource source, ObjectHeader header)
    {
        if (header.Find(MessageType.FilterPipeline) is not { } message)
        {
            return new FilterPipeline([]);
        }

        var reader = source.Read(message.Position, message.Length, What);
        var version = reader.Version(1, 2);
        var filters = new Filter[reader.Byte()];
        reader.Skip(version == 1 ? 6 : 0);
        for (var i = 0; i < filters.Length; i++)
        {
            filters[i] = ReadFilter(version, ref reader);
        }

        return new FilterPipeline([.. filters]);
    }

    static Filter ReadFilter(int version, ref StructureReader reader)
    {
        int id = reader.UInt16();
        int nameLength = version == 1 || id >= FirstNamedFilter ? reader.UInt16() : 0;
        reader.Skip(2); // optional or not
        int parameters = reader.UInt16();
        var name = Encoding.UTF8.GetString(reader.Take(nameLength).TrimEnd((byte)0));
        var first = parameters > 0 ? reader.UInt32() : 0;
        reader.Skip(4 * Math.Max(0, parameters - 1));
        reader.Skip(version == 1 && parameters % 2 == 1 ? 4 : 0);
        return new Filter(id, name, first);
    }

    /// <summary>The bytes of a chunk as they were before the filters.</summary>
    /// <param name="plainLength">What a sound chunk comes out as; much more is not decoded.</param>
    public ReadOnlyMemory<byte> Undo(FileSource source, StoredChunk chunk, int plainLength, Hdf5Values values)
    {
        ReadOnlyMemory<byte> bytes = source.Bytes.AsMemory((int)chunk.Position, (int)chunk.Length);
        // Between two filters there may be checksums, and compressed data that compresses no further.
        var limit = plainLength + plainLength / 16 + 256;
        for (var i = _filters.Length - 1; i >= 0; i--)
        {
            if ((chunk.FilterMask >> Math.Min(i, 31) & 1) == 0)
            {
                bytes = Undo(source, _filters[i], bytes, limit, chunk.Position, values);
            }
        }

        return bytes;
    }

    static ReadOnlyMemory<byte> Undo(
        FileSource source, Filter filter, ReadOnlyMemory<byte> bytes, int limit, long position, Hdf5Values values)
    {
        try
        {
            return filter.Id switch
            {
                Deflate => DeflateFilter.Decode(bytes, limit),
                Shuffle => ShuffleFilter.Decode(bytes, filter.FirstParameter),
                Fletcher32 => CheckSum(source, bytes, position, values),
                Lzf => LzfFilter.Decode(bytes, limit),
                _ => throw source.Fail(FileCodes.UnsupportedFilter, position, $"{values} went through the filter {Describe(filter)}; "
                    + "deflate, shuffle, fletcher32 and LZF can be undone."),
            };
        }
        catch (InvalidDataException)
        {
            throw source.Malformed(position, $"A chunk of {values} is not sound {Describe(filter)} data.");
        }
    }

    static ReadOnlyMemory<byte> CheckSum(FileSource source, ReadOnlyMemory<byte> bytes, long position, Hdf5Values values)
    {
        var (content, stored, computed) = Fletcher32Filter.Split(bytes);
        source.RequireChecksum(stored, computed, position, $"A chunk of {values}");
        return content;
    }

    static string Describe(Filter filter) => filter.Id switch
    {
        Deflate => "deflate",
        Shuffle => "shuffle",
        Fletcher32 => "fletcher32",
        Lzf => "LZF",
        4 => "szip (4)",
        5 => "nbit (5)",
        6 => "scale-offset (6)",
        307 => "bzip2 (307)",
        32001 => "Blosc (32001)",
        32004 => "LZ4 (32004)",
        32008 => "bitshuffle (32008)",
        32015 => "Zstandard (32015)",
        _ => $"'{filter.Name}' ({filter.Id})",
    };
}
