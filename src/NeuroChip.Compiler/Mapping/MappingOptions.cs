namespace NeuroChip.Compiler.Mapping;

/// <summary>What mapping needs to know of quantization, which comes after it.</summary>
/// <param name="WeightBits">Bits of every weight of each projection, by its index; packed synapse memory is counted with them.</param>
sealed record MappingOptions(int[] WeightBits);
