using System.Collections.Immutable;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>The extent of a dataset or attribute.</summary>
/// <param name="Dimensions">Empty for a scalar; one zero where nothing is stored.</param>
/// <param name="Maximum">Largest extents, −1 for unlimited; equal to the dimensions where the file says none.</param>
/// <param name="Count">Product of the dimensions.</param>
sealed record Dataspace(ImmutableArray<long> Dimensions, ImmutableArray<long> Maximum, long Count)
{
    public const long Unlimited = -1;

    const string What = "A dataspace";
    const int HighestRank = 32;
    const int NullKind = 2;

    public static Dataspace Read(FileSource source, long position, long length)
    {
        var reader = source.Read(position, length, What);
        var version = reader.Version(1, 2);
        int rank = reader.Byte();
        var hasMaximum = (reader.Byte() & 1) != 0;
        var kind = reader.Byte(); // reserved in version 1, where it is 0
        reader.Skip(version == 1 ? 4 : 0);
        if (rank > HighestRank)
        {
            throw source.Malformed(position, $"{What} has {rank} dimensions; {HighestRank} are possible.");
        }

        if (version == 2 && kind == NullKind)
        {
            return new Dataspace([0], [0], 0);
        }

        var dimensions = ReadExtents(source, ref reader, rank);
        var maximum = hasMaximum ? ReadExtents(source, ref reader, rank) : dimensions;
        return new Dataspace(dimensions, maximum, Product(source, position, dimensions));
    }

    static ImmutableArray<long> ReadExtents(FileSource source, ref StructureReader reader, int rank)
    {
        var unlimited = ulong.MaxValue >> (64 - 8 * source.LengthSize);
        var extents = ImmutableArray.CreateBuilder<long>(rank);
        for (var i = 0; i < rank; i++)
        {
            var position = reader.Position;
            var extent = reader.UInt(source.LengthSize);
            extents.Add(extent == unlimited ? Unlimited
                : extent <= long.MaxValue ? (long)extent
                : throw source.TooLarge(position, $"{What} declares an extent of {extent}."));
        }

        return extents.MoveToImmutable();
    }

    static long Product(FileSource source, long position, ImmutableArray<long> dimensions)
    {
        long product = 1;
        foreach (var dimension in dimensions)
        {
            if (dimension == Unlimited || Math.BigMul(product, dimension, out var low) != 0 || low < 0)
            {
                throw source.TooLarge(position, $"{What} of {string.Join(" × ", dimensions)} elements is larger than any file.");
            }

            product = low;
        }

        return product;
    }
}
