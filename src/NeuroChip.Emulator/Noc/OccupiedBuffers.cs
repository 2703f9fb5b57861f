namespace NeuroChip.Emulator.Noc;

/// <summary>For each router, the buffers that hold flits: what there is to look at in a cycle.</summary>
sealed class OccupiedBuffers
{
    readonly int _perRouter;
    readonly int[] _lists;
    readonly int[] _counts;
    readonly int[] _places;

    public OccupiedBuffers(int routers, int perRouter, int buffers)
    {
        _perRouter = perRouter;
        _lists = new int[routers * perRouter];
        _counts = new int[routers];
        _places = new int[buffers];
    }

    public ReadOnlySpan<int> Of(int router) => _lists.AsSpan(router * _perRouter, _counts[router]);

    public void Add(int router, int buffer)
    {
        _places[buffer] = _counts[router];
        _lists[(router * _perRouter) + _counts[router]++] = buffer;
    }

    public void Remove(int router, int buffer)
    {
        var last = _lists[(router * _perRouter) + --_counts[router]];
        _lists[(router * _perRouter) + _places[buffer]] = last;
        _places[last] = _places[buffer];
    }

    public void Clear() => Array.Clear(_counts);
}
