namespace NeuroChip.Core.Networks;

/// <summary>How signs are stored with the weights of a projection.</summary>
public enum WeightSignMode
{
    /// <summary>Excitatory if no weight is negative, else inhibitory if none is positive, else mixed.</summary>
    Auto,
    Mixed,
    Excitatory,
    Inhibitory,
}

/// <summary>Weights given as integer codes of a chip: mantissas of <paramref name="Bits"/> bits with one exponent for the projection.</summary>
/// <param name="Bits">1…9; null: quantization.weightBits of the profile, else 8 or as many as it stores.</param>
/// <param name="Exponent">−8…7; applied to the sum of the weights that arrive.</param>
/// <param name="SignMode">See <see cref="WeightSignMode"/>.</param>
/// <param name="Exact">True: the codes are used as they are, without clipping or truncation.</param>
/// <param name="Port">Input channel of the target neurons that the sums go to, for families with several.</param>
public sealed record FixedPointWeights(int? Bits, int Exponent, WeightSignMode SignMode, bool Exact = false, int Port = 0);
