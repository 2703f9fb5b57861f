namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>One member of a symbol table.</summary>
/// <param name="Name">Offset of the name in the local heap.</param>
/// <param name="Header">Address of the object header.</param>
/// <param name="Tree">For a group: address of its B-tree.</param>
/// <param name="Heap">For a group: address of its local heap.</param>
readonly record struct SymbolEntry(long Name, long Header, long? Tree = null, long? Heap = null)
{
    public void WriteTo(ByteBuffer buffer) => buffer
        .Int64(Name).Int64(Header)
        .UInt32(Tree is null ? 0u : 1u) // 1: the addresses of a group are repeated here
        .UInt32(0)
        .Int64(Tree ?? 0).Int64(Heap ?? 0);
}
