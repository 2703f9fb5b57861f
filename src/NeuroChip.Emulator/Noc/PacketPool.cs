namespace NeuroChip.Emulator.Noc;

/// <summary>Packets under way. A copy made where a tree parts is a packet of its own with the same number for the cores.</summary>
sealed class PacketPool
{
    Packet[] _packets = new Packet[256];
    int[] _free = new int[256];
    int _freeCount, _count;

    /// <summary>Packets and copies under way.</summary>
    public int UnderWay => _count - _freeCount;

    public ref readonly Packet this[int packet] => ref _packets[packet];

    public int Add(in Packet packet)
    {
        var index = _freeCount > 0 ? _free[--_freeCount] : _count++;
        if (index == _packets.Length)
        {
            Array.Resize(ref _packets, 2 * index);
            Array.Resize(ref _free, 2 * index);
        }

        _packets[index] = packet;
        return index;
    }

    public void Remove(int packet)
    {
        _packets[packet] = default;
        _free[_freeCount++] = packet;
    }

    public void Clear() => (_count, _freeCount) = (0, 0);
}

/// <param name="Number">As the cores know it.</param>
/// <param name="FromTile">Where it entered.</param>
/// <param name="ToCore">Where it goes; −1 on a tree that has not ended yet.</param>
/// <param name="Tree">Null where there is one destination.</param>
/// <param name="Node">Node of the tree at which it is or to which it goes.</param>
readonly record struct Packet(int Number, int FromTile, int ToCore, MulticastTree? Tree, int Node);
