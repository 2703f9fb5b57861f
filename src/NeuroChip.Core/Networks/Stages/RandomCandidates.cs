namespace NeuroChip.Core.Networks.Stages;

/// <summary>What one neuron may be connected to, numbered in ascending order.</summary>
readonly struct RandomCandidates
{
    readonly Shape _space;
    readonly RandomNeighbourhood.Interval[]? _intervals;
    readonly int _excludedRank;

    /// <param name="chooser">Index of the neuron in <paramref name="from"/> that chooses among <paramref name="space"/>.</param>
    /// <param name="excludeSelf">The element of the chooser's own index is no candidate.</param>
    public RandomCandidates(Shape from, int chooser, Shape space, RandomNeighbourhood? neighbourhood, bool excludeSelf)
    {
        _space = space;
        _intervals = neighbourhood is null ? null : Intervals(from, chooser, space, neighbourhood);
        var all = 1;
        foreach (var interval in _intervals ?? [])
        {
            all *= interval.Length;
        }

        all = _intervals is null ? space.Count : all;
        _excludedRank = excludeSelf ? RankOf(chooser) : -1;
        Count = all - (_excludedRank >= 0 ? 1 : 0);
    }

    public int Count { get; }

    /// <summary>Row-major index of the candidate; ascending in <paramref name="rank"/>.</summary>
    public int this[int rank]
    {
        get
        {
            if (_excludedRank >= 0 && rank >= _excludedRank)
            {
                rank++;
            }

            return _intervals is null ? rank : Locate(_intervals, rank);
        }
    }

    static RandomNeighbourhood.Interval[] Intervals(Shape from, int chooser, Shape space, RandomNeighbourhood neighbourhood)
    {
        var intervals = new RandomNeighbourhood.Interval[space.Rank];
        for (var axis = space.Rank - 1; axis >= 0; axis--)
        {
            intervals[axis] = neighbourhood.Along(axis, chooser % from[axis], from[axis], space[axis]);
            chooser /= from[axis];
        }

        return intervals;
    }

    int Locate(RandomNeighbourhood.Interval[] intervals, int rank)
    {
        int index = 0, stride = 1;
        for (var axis = intervals.Length - 1; axis >= 0; axis--)
        {
            index += intervals[axis][rank % intervals[axis].Length] * stride;
            rank /= intervals[axis].Length;
            stride *= _space[axis];
        }

        return index;
    }

    int RankOf(int index)
    {
        if (_intervals is null)
        {
            return index;
        }

        int rank = 0, stride = 1;
        for (var axis = _intervals.Length - 1; axis >= 0; axis--)
        {
            var along = _intervals[axis].RankOf(index % _space[axis]);
            if (along < 0)
            {
                return -1;
            }

            rank += along * stride;
            index /= _space[axis];
            stride *= _intervals[axis].Length;
        }

        return rank;
    }
}
