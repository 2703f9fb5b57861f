using System.Collections.Immutable;
using NeuroChip.Formats.Hdf5.Filters;
using NeuroChip.Formats.Hdf5.Layouts;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>Reads the chunked form of data layout messages, versions 3 and 4.</summary>
static class ChunkLayout
{
    const byte EdgesUnfilteredFlag = 0x01, SingleFilteredFlag = 0x02;

    public static ChunkedStorage Read(
        FileSource source, ObjectHeader header, Hdf5Values values, Dataspace space, int version, ref StructureReader reader)
    {
        var filters = FilterPipeline.Read(source, header);
        var fill = FillValue.Read(source, header, values.Type.Size);
        if (version == 3)
        {
            var rank = reader.Byte();
            var tree = reader.Address();
            var grid = ReadGrid(source, values, space, rank, width: 4, ref reader);
            return new ChunkedStorage(source, values, grid, new BTree1Index(source, grid, tree), filters, fill);
        }
        else
        {
            var flags = reader.Byte();
            int rank = reader.Byte(), width = reader.Byte();
            var grid = ReadGrid(source, values, space, rank, width, ref reader);
            var index = ReadIndex(source, values, grid, (flags & SingleFilteredFlag) != 0, ref reader);
            return new ChunkedStorage(source, values, grid, index, filters, fill)
            {
                EdgesUnfiltered = (flags & EdgesUnfilteredFlag) != 0,
            };
        }
    }

    // The last extent is the size of an element in bytes.
    static ChunkGrid ReadGrid(FileSource source, Hdf5Values values, Dataspace space, int rank, int width, ref StructureReader reader)
    {
        var position = reader.Position;
        if (rank != space.Dimensions.Length + 1 || rank < 2 || width is < 1 or > 8)
        {
            throw source.Malformed(position, $"{values} has {space.Dimensions.Length} dimensions, but its chunks {rank - 1}.");
        }

        var extents = ImmutableArray.CreateBuilder<long>(rank - 1);
        while (extents.Count < rank - 1)
        {
            extents.Add(reader.Number(width));
        }

        var elementSize = reader.Number(width);
        return elementSize == values.Type.Size
            ? new ChunkGrid(source, values, space, extents.MoveToImmutable(), position)
            : throw source.Malformed(position, $"{values} has elements of {values.Type.Size} bytes, but its chunks of {elementSize}.");
    }

    static IChunkIndex ReadIndex(FileSource source, Hdf5Values values, ChunkGrid grid, bool singleFiltered, ref StructureReader reader)
    {
        var position = reader.Position;
        var kind = reader.Byte();
        switch (kind)
        {
            case 1:
                var length = singleFiltered ? reader.Length() : grid.ChunkBytes;
                var mask = singleFiltered ? reader.UInt32() : 0;
                return new SingleChunkIndex(grid, reader.Address(), length, mask);
            case 2:
                return new ImplicitIndex(source, grid, reader.Address());
            case 3:
                reader.Skip(1); // repeated in the index, as are the parameters below
                return new FixedArrayIndex(source, grid, reader.Address());
            case 4:
                reader.Skip(5);
                return new ExtensibleArrayIndex(source, grid, reader.Address());
            case 5:
                reader.Skip(6);
                return new BTree2Index(source, grid, reader.Address());
            default:
                throw source.Unsupported(position, $"{values} has a chunk index of kind {kind}; 1..5 can be read.");
        }
    }
}
