namespace NeuroChip.Compiler.Quantization;

/// <summary>Names of the integer parameters of a neuron family.</summary>
/// <param name="Required">A population must give these.</param>
/// <param name="Optional">The family has a value where these are not given.</param>
sealed record FamilyParameters(string[] Required, string[] Optional)
{
    public string[] All => [.. Required, .. Optional];
}
