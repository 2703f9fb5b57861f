namespace NeuroChip.Compiler.Verification;

/// <summary>Values that a neuron parameter may have. All are finite.</summary>
enum ParameterRange
{
    Any,
    Positive,
    NotNegative,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,
}
