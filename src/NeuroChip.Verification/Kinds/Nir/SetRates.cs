namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>How closely means over a set must agree: absolutely, and as a share of the expected value.</summary>
static class SetRates
{
    /// <summary>Written with three digits after the point.</summary>
    public static readonly (double Absolute, double Share) Exact = (5.1e-4, 0);

    /// <summary>
    /// The vector's membranes are in single precision and its means have two digits: a few spikes in a million fall on the other side of
    /// the threshold.
    /// </summary>
    public static readonly (double Absolute, double Share) SinglePrecision = (5.1e-3, 1e-4);
}
