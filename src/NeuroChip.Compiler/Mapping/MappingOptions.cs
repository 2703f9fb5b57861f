namespace NeuroChip.Compiler.Mapping;

/// <summary>What mapping needs to know besides the network and the chip.</summary>
/// <param name="WeightBits">Bits of every weight of each projection, by its index; packed synapse memory is counted with them.</param>
/// <param name="Rates">[units] spikes per tick.</param>
/// <param name="Seed">Seed of the search.</param>
sealed record MappingOptions(int[] WeightBits, double[] Rates, ulong Seed);
