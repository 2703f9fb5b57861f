using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Noc;

/// <summary>Who works in this cycle and who in the next, each once.</summary>
sealed class AwakeSet(int sleepers)
{
    bool[] _isNow = new bool[sleepers], _isNext = new bool[sleepers];
    List<int> _now = [], _next = [];

    /// <summary>Those of this cycle.</summary>
    public ReadOnlySpan<int> Now => CollectionsMarshal.AsSpan(_now);

    public bool AnyNext => _next.Count > 0;

    public void AddNow(int sleeper) => Add(sleeper, _isNow, _now);

    public void AddNext(int sleeper) => Add(sleeper, _isNext, _next);

    /// <summary>The next cycle becomes this one.</summary>
    public void Advance()
    {
        foreach (var sleeper in _now)
        {
            _isNow[sleeper] = false;
        }

        _now.Clear();
        (_now, _next) = (_next, _now);
        (_isNow, _isNext) = (_isNext, _isNow);
    }

    public void Clear()
    {
        Advance();
        Advance();
    }

    static void Add(int sleeper, bool[] isIn, List<int> list)
    {
        if (!isIn[sleeper])
        {
            isIn[sleeper] = true;
            list.Add(sleeper);
        }
    }
}
