using System.Collections.Immutable;

namespace NeuroChip.Core.Images;

/// <summary>Integer parameter of a population: one code for all neurons, or one per neuron.</summary>
public readonly struct ParameterCodes(ImmutableArray<int> codes)
{
    public ImmutableArray<int> Codes { get; } = codes;

    public bool IsUniform => Codes.Length == 1;

    public int this[int neuron] => Codes[Codes.Length == 1 ? 0 : neuron];

    public static implicit operator ParameterCodes(int code) => new([code]);

    /// <summary>Collapses equal codes into one.</summary>
    public static ParameterCodes From(ReadOnlySpan<int> codes) =>
        codes.Length > 0 && !codes.ContainsAnyExcept(codes[0]) ? new([codes[0]]) : new(ImmutableArray.Create(codes));
}
