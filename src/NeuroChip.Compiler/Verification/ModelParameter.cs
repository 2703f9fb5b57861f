using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Verification;

/// <summary>One real-valued parameter of a neuron model, by the name that JSON files use.</summary>
/// <param name="Default">What a file may leave out; null where it may not.</param>
readonly record struct ModelParameter(string Name, ParameterValues Values, ParameterRange Range, double? Default);
