namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>Walks version 1 B-trees, which index the members of older groups and the chunks of older datasets.</summary>
static class BTree1
{
    public const int GroupTree = 0;
    public const int ChunkTree = 1;

    const string What = "A B-tree node";

    /// <summary>One entry of the lowest level.</summary>
    /// <param name="Key">Position of the key to the left of the child.</param>
    /// <param name="Child">Position of what the tree indexes.</param>
    public readonly record struct Leaf(long Key, long Child);

    /// <summary>All entries of the lowest level, left to right.</summary>
    /// <param name="root">Position of the root, or undefined for an empty tree.</param>
    public static List<Leaf> Leaves(FileSource source, long root, int treeKind, int keyLength)
    {
        var walk = new Walk(source, treeKind, keyLength);
        if (root != FileSource.Undefined)
        {
            walk.Visit(root, expectedLevel: null);
        }

        return walk.Leaves;
    }

    sealed class Walk(FileSource source, int treeKind, int keyLength)
    {
        readonly HashSet<long> _visited = [];

        public List<Leaf> Leaves { get; } = [];

        // Levels fall by one from node to child, so recursion ends after at most 255 calls.
        public void Visit(long position, int? expectedLevel)
        {
            var reader = source.ReadFrom(position, What);
            reader.Signature("TREE"u8);
            int kind = reader.Byte(), level = reader.Byte(), entries = reader.UInt16();
            if (kind != treeKind || level != (expectedLevel ?? level) || !_visited.Add(position))
            {
                throw source.Malformed(position, $"{What} of kind {kind} and level {level} does not belong where the tree refers to it.");
            }

            reader.Skip(2 * source.OffsetSize); // siblings
            source.Allowance.ChargeStructure(64 + (long)entries * (keyLength + source.OffsetSize), position);
            for (var i = 0; i < entries; i++)
            {
                var key = reader.Position;
                reader.Skip(keyLength);
                var child = reader.RequiredAddress();
                if (level == 0)
                {
                    Leaves.Add(new Leaf(key, child));
                }
                else
                {
                    Visit(child, level - 1);
                }
            }
        }
    }
}
