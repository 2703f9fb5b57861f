namespace NeuroChip.Emulator.Noc;

/// <summary>The flits that wait at the inputs of routers, and how far the packet at the front of each buffer has got.</summary>
sealed class FlitBuffers
{
    readonly int _size;
    readonly int _mostBranches;
    readonly int[] _packet;
    readonly long[] _ready;
    readonly int[] _first;
    readonly int[] _count;
    readonly int[] _passed;
    readonly Branch[] _branches;
    readonly int[] _branchCount;

    /// <param name="size">Flits that a buffer holds.</param>
    /// <param name="mostBranches">Ways on that a packet can have in a router.</param>
    public FlitBuffers(int buffers, int size, int mostBranches)
    {
        (_size, _mostBranches) = (size, mostBranches);
        _packet = new int[checked(buffers * size)];
        _ready = new long[_packet.Length];
        _first = new int[buffers];
        _count = new int[buffers];
        _passed = new int[buffers];
        _branches = new Branch[checked(buffers * mostBranches)];
        _branchCount = new int[buffers];
    }

    public void Clear()
    {
        Array.Clear(_count);
        Array.Clear(_passed);
        Array.Clear(_branchCount);
    }

    public int CountOf(int buffer) => _count[buffer];

    /// <summary>Flits of the front packet that have left the buffer on all its ways.</summary>
    public int PassedOf(int buffer) => _passed[buffer];

    /// <summary>Appends a flit. Returns how many there are then.</summary>
    /// <param name="ready">Cycle from which it may cross the router.</param>
    public int Push(int buffer, int packet, long ready)
    {
        var place = Place(buffer, _count[buffer]);
        _packet[place] = packet;
        _ready[place] = ready;
        return ++_count[buffer];
    }

    /// <summary>Drops the front flit, all of whose ways are done. Returns how many are left.</summary>
    public int Pop(int buffer)
    {
        _first[buffer] = _first[buffer] + 1 == _size ? 0 : _first[buffer] + 1;
        _passed[buffer]++;
        return --_count[buffer];
    }

    /// <summary>The next packet comes to the front.</summary>
    public void EndPacket(int buffer) => (_passed[buffer], _branchCount[buffer]) = (0, 0);

    public int FrontPacket(int buffer) => _packet[Place(buffer, 0)];

    /// <summary>Cycle from which a flit of the front packet may cross; of one that has not arrived, null.</summary>
    /// <param name="flit">0 is the packet's head.</param>
    public long? ReadyOf(int buffer, int flit)
    {
        var ahead = flit - _passed[buffer];
        return ahead < _count[buffer] ? _ready[Place(buffer, ahead)] : null;
    }

    /// <summary>Ways on of the front packet; empty until they are found.</summary>
    public Span<Branch> BranchesOf(int buffer) => _branches.AsSpan(buffer * _mostBranches, _branchCount[buffer]);

    public void AddBranch(int buffer, int port, int packet) =>
        _branches[(buffer * _mostBranches) + _branchCount[buffer]++] = new() { Port = port, Channel = -1, Packet = packet };

    int Place(int buffer, int ahead)
    {
        var place = _first[buffer] + ahead;
        return (buffer * _size) + (place >= _size ? place - _size : place);
    }
}
