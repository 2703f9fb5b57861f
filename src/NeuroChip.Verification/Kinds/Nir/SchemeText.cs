using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Networks;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>The discretisation that a vector file names in words: "exponential (zero-order hold), subtract threshold".</summary>
static class SchemeText
{
    /// <summary>Agreement of membranes as a share of the largest, double against double.</summary>
    const double Tolerance = 1e-9;

    // The published exponential schemes take exp(−dt/τ) in single precision, and are a unit in the last place beside the rounded value:
    // at dt/τ = 0.04 that moves 1 − exp(−dt/τ), and with it the membrane, by 1.6e-6.
    const double ExponentialTolerance = 4e-6;

    /// <param name="text">Words of the schemes of the exchange format; what is not said is euler, reset to v_reset, new current.</param>
    /// <param name="dt">Seconds.</param>
    /// <exception cref="VectorFormatException">Neither a scheme nor a reset is named.</exception>
    public static NirImportOptions Parse(string text, double dt)
    {
        var known = Says("euler") || Says("exponential") || Says("reset to") || Says("subtract") || Says("to 0");
        return known ? new NirImportOptions
        {
            Dt = dt > 0 && double.IsFinite(dt) ? dt : throw new VectorFormatException("'dt' is not above 0"),
            Scheme = !Says("exponential") ? IntegrationScheme.Euler
                : Says("dt/tau") ? IntegrationScheme.DecayExponential
                : IntegrationScheme.Exponential,
            Reset = !Says("subtract") ? ResetKind.ToValue
                : Says("several spikes") ? ResetKind.SubtractMultiple
                : ResetKind.Subtract,
            PreviousCurrent = Says("previous current"),
        }
        : throw new VectorFormatException($"scheme '{text}' is not known");

        bool Says(string words) => text.Contains(words, StringComparison.Ordinal);
    }

    public static double ToleranceOf(NirImportOptions options) => options.Scheme == IntegrationScheme.Euler ? Tolerance : ExponentialTolerance;
}
