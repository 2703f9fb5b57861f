using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Files;

namespace NeuroChip.Formats.Arrays;

/// <summary>Axis lengths that a header declares, checked before anything is allocated for them.</summary>
static class ArrayLength
{
    /// <summary>More than any array of samples needs; NumPy itself stops at 32 or 64.</summary>
    public const int MaximumRank = 8;

    /// <summary>Bytes of an array with these axes; every axis must be at least 1 and the number of elements below 2^31.</summary>
    public static long Bytes(InputFile file, ReadOnlySpan<long> axes, int elementSize, long headerOffset)
    {
        var count = 1L;
        foreach (var axis in axes)
        {
            if (axis < 1)
            {
                throw file.Error(FileCodes.Malformed, headerOffset, $"an axis has length {axis}; at least 1 is needed");
            }

            if (axis > int.MaxValue / count)
            {
                throw file.Error(FileCodes.TooLarge, headerOffset, $"axes {string.Join('x', axes.ToArray())} hold more than {int.MaxValue} elements");
            }

            count *= axis;
        }

        return count * elementSize;
    }
}
