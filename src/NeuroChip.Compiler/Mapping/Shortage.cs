namespace NeuroChip.Compiler.Mapping;

/// <summary>The budget that one more neuron would exceed, and what would then be needed.</summary>
readonly record struct Shortage(Resource Resource, long Needed);
