using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroChip.Training.Layers;

/// <summary>Row arithmetic, four lanes at a time on every machine, so that sums have one order everywhere.</summary>
static class Rows
{
    /// <summary>sums ← sums + factor·row.</summary>
    public static void AddScaled(ReadOnlySpan<double> row, double factor, Span<double> sums)
    {
        var rowLanes = MemoryMarshal.Cast<double, Vector256<double>>(row);
        var sumLanes = MemoryMarshal.Cast<double, Vector256<double>>(sums[..row.Length]);
        for (var i = 0; i < sumLanes.Length; i++)
        {
            sumLanes[i] += rowLanes[i] * factor;
        }

        for (var i = row.Length & ~3; i < row.Length; i++)
        {
            sums[i] += row[i] * factor;
        }
    }

    /// <summary>Inner product: lane sums first, then the tail.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var aLanes = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var bLanes = MemoryMarshal.Cast<double, Vector256<double>>(b[..a.Length]);
        var sums = Vector256<double>.Zero;
        for (var i = 0; i < bLanes.Length; i++)
        {
            sums += aLanes[i] * bLanes[i];
        }

        var total = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (var i = a.Length & ~3; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
