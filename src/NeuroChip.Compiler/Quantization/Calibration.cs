using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Chooses the real value of one mantissa for a group of weights.</summary>
static class Calibration
{
    // Below this a weight cannot be told from 0 in any format, and scales made from it would lose bits as subnormal numbers.
    const double Smallest = 1e-200;
    const int Candidates = 64;
    const int Refinements = 8;

    /// <summary>0 where all weights are 0 (or there are none): any scale would do.</summary>
    /// <param name="weights">Finite; reordered by this call.</param>
    public static double Scale(Span<double> weights, WeightGrid grid, QuantizationSpec quantization)
    {
        var largest = Largest(weights);
        if (largest < Smallest)
        {
            return 0;
        }

        // A sign has no range to clip to: the scale with the smallest error is the only natural one.
        if (grid.Binary)
        {
            return MeanMagnitude(weights);
        }

        return quantization.Calibration switch
        {
            WeightCalibration.Max => largest / grid.Largest,
            WeightCalibration.Percentile => Math.Max(Percentile(weights, quantization.Percentile), Smallest) / grid.Largest,
            _ => LeastSquares(weights, grid, largest / grid.Largest),
        };
    }

    static double Largest(ReadOnlySpan<double> weights)
    {
        var largest = 0.0;
        foreach (var weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        return largest;
    }

    static double MeanMagnitude(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += Math.Abs(weight);
        }

        return sum / weights.Length;
    }

    // Smallest magnitude that is not exceeded by the given share of the weights.
    static double Percentile(Span<double> weights, double percentile)
    {
        foreach (ref var weight in weights)
        {
            weight = Math.Abs(weight);
        }

        weights.Sort();
        var rank = (int)Math.Ceiling(weights.Length * percentile / 100);
        return weights[Math.Clamp(rank, 1, weights.Length) - 1];
    }

    /// <summary>Sum of squared errors over evenly spaced scales up to the largest sensible one, then alternating codes and scale.</summary>
    static double LeastSquares(ReadOnlySpan<double> weights, WeightGrid grid, double largestScale)
    {
        var (best, bestError) = (largestScale, SquaredError(weights, grid, largestScale));
        for (var candidate = 1; candidate < Candidates; candidate++)
        {
            Consider(largestScale * candidate / Candidates, weights, grid, ref best, ref bestError);
        }

        for (var refinement = 0; refinement < Refinements; refinement++)
        {
            Consider(BestScaleForCodes(weights, grid, best), weights, grid, ref best, ref bestError);
        }

        return best;
    }

    static void Consider(double scale, ReadOnlySpan<double> weights, WeightGrid grid, ref double best, ref double bestError)
    {
        var error = scale > 0 ? SquaredError(weights, grid, scale) : double.PositiveInfinity;
        if (error < bestError)
        {
            (best, bestError) = (scale, error);
        }
    }

    static double SquaredError(ReadOnlySpan<double> weights, WeightGrid grid, double scale)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            var error = weight - (grid.Nearest(weight, scale) * scale);
            sum += error * error;
        }

        return sum;
    }

    static double BestScaleForCodes(ReadOnlySpan<double> weights, WeightGrid grid, double scale)
    {
        double products = 0, squares = 0;
        foreach (var weight in weights)
        {
            var code = (double)grid.Nearest(weight, scale);
            products += weight * code;
            squares += code * code;
        }

        return squares == 0 ? 0 : products / squares;
    }
}
