namespace NeuroChip.Emulator.Tracing;

/// <summary>Parts of ascending lists of units.</summary>
static class UnitRange
{
    /// <summary>Those of the units from <paramref name="firstUnit"/> on: a projection may start in a part of a population.</summary>
    /// <param name="first">How many units come before.</param>
    public static ReadOnlySpan<int> Within(ReadOnlySpan<int> units, int firstUnit, int count, out int first)
    {
        var last = units.Length;
        first = 0;
        while (first < last && units[first] < firstUnit)
        {
            first++;
        }

        while (first < last && units[last - 1] >= firstUnit + count)
        {
            last--;
        }

        return units[first..last];
    }
}
