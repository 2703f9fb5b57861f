namespace NeuroChip.Devices.Mapping;

/// <summary>How lines that exceed one array are divided over several.</summary>
public static class LineBlocks
{
    /// <summary>Half-open ranges in order. Where the number of blocks does not divide the lines, the last block takes the rest.</summary>
    /// <param name="largest">Most lines of an array; 0 for no limit.</param>
    /// <param name="equal">Blocks of about equal size (rounded half to even) rather than full ones and a rest.</param>
    public static Range[] Divide(int lines, int largest, bool equal)
    {
        Require.Within(lines, 1, int.MaxValue, "lines of an array");
        Require.Within(largest, 0, int.MaxValue, "largest number of lines of an array");
        var blocks = largest == 0 ? 1 : ((lines - 1) / largest) + 1;
        var size = lines % blocks == 0 ? lines / blocks
            : equal ? (int)Math.Round((double)lines / blocks, MidpointRounding.ToEven)
            : largest;
        return [.. Enumerable.Range(0, blocks).Select(block => (block * size)..(block == blocks - 1 ? lines : (block + 1) * size))];
    }
}
