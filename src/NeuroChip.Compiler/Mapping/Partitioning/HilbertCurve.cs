namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>Hilbert's curve (1891): neighbours on it are neighbours in the plane.</summary>
static class HilbertCurve
{
    /// <summary>Position of a point on the curve through a square of side 2^<paramref name="bits"/>.</summary>
    public static long IndexOf(int x, int y, int bits)
    {
        var index = 0L;
        for (var side = 1 << (bits - 1); side > 0; side >>= 1)
        {
            var (right, lower) = ((x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0);
            index += (long)side * side * ((3 * right) ^ lower);
            if (lower == 0)
            {
                (x, y) = right == 1 ? ((2 * side) - 1 - (y & ((2 * side) - 1)), (2 * side) - 1 - (x & ((2 * side) - 1))) : (y, x);
            }
        }

        return index;
    }
}
