namespace NeuroChip.Data.Decoding;

/// <summary>What a decoder made of one sample.</summary>
/// <param name="Class">Index of the winning output.</param>
/// <param name="IsTie">Another output had the same score and lost by its higher index (all outputs silent included).</param>
public readonly record struct Decision(int Class, bool IsTie);
