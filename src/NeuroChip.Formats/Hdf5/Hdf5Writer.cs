using NeuroChip.Formats.Hdf5.Writing;

namespace NeuroChip.Formats.Hdf5;

/// <summary>
/// Builds a file that every HDF5 tool reads: superblock version 0, groups as symbol tables, contiguous arrays, text of variable length.
/// Equal content gives equal bytes, whatever the order in which it was added.
/// </summary>
public sealed class Hdf5Writer
{
    readonly WrittenGroup _root = new();

    /// <summary>Adds a group, and those around it, if they are not there yet.</summary>
    /// <param name="path">Names from the root on, as in "/node/nodes".</param>
    public void AddGroup(string path) => FindOrAdd(Split(path));

    /// <summary>Adds an array of numbers or bools, and the groups around it.</summary>
    /// <param name="dimensions">Extents, slowest first; none for a scalar.</param>
    /// <param name="littleEndian">The elements in row-major order, least significant byte first.</param>
    /// <exception cref="ArgumentException">The path is taken, the type cannot be written, or bytes and extents disagree.</exception>
    public void AddDataset(string path, Hdf5Type type, ReadOnlySpan<long> dimensions, ReadOnlySpan<byte> littleEndian)
    {
        RequireWritable(type);
        var expected = checked(Count(dimensions) * type.Size);
        if (expected != littleEndian.Length)
        {
            throw new ArgumentException($"'{path}' needs {expected} bytes, but {littleEndian.Length} are given.", nameof(littleEndian));
        }

        Add(path, new WrittenArray(type, [.. dimensions], littleEndian.ToArray()));
    }

    /// <summary>Adds an array of text, and the groups around it.</summary>
    /// <param name="dimensions">Extents, slowest first; none for a single text.</param>
    /// <param name="texts">In row-major order.</param>
    /// <exception cref="ArgumentException">The path is taken, or texts and extents disagree.</exception>
    public void AddStrings(string path, ReadOnlySpan<long> dimensions, ReadOnlySpan<string> texts)
    {
        if (Count(dimensions) != texts.Length)
        {
            throw new ArgumentException($"'{path}' needs {Count(dimensions)} texts, but {texts.Length} are given.", nameof(texts));
        }

        Add(path, new WrittenText([.. dimensions], [.. texts]));
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToArray() => FileWriter.Write(_root);

    static void RequireWritable(Hdf5Type type)
    {
        var isPossible = type.Kind switch
        {
            Hdf5TypeKind.Integer or Hdf5TypeKind.Enumeration => type.Size is >= 1 and <= 8,
            Hdf5TypeKind.Float => type.Size is 2 or 4 or 8,
            Hdf5TypeKind.Boolean => type.Size == 1,
            _ => false,
        };
        if (!isPossible)
        {
            throw new ArgumentException($"Arrays of type {type} cannot be written.", nameof(type));
        }
    }

    static long Count(ReadOnlySpan<long> dimensions)
    {
        long count = 1;
        foreach (var dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(dimensions));
            count = checked(count * dimension);
        }

        return count;
    }

    static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    void Add(string path, WrittenNode node)
    {
        var names = Split(path);
        if (names.Length == 0 || !FindOrAdd(names.AsSpan(..^1)).Members.TryAdd(names[^1], node))
        {
            throw new ArgumentException($"'{path}' is already in the file.", nameof(path));
        }
    }

    WrittenGroup FindOrAdd(ReadOnlySpan<string> names)
    {
        var group = _root;
        foreach (var name in names)
        {
            if (!group.Members.TryGetValue(name, out var member))
            {
                member = new WrittenGroup();
                group.Members.Add(name, member);
            }

            group = member as WrittenGroup ?? throw new ArgumentException($"'{name}' is already in the file as a dataset.");
        }

        return group;
    }
}
