namespace NeuroChip.Compiler.Emission;

/// <summary>A synapse of a block.</summary>
readonly record struct BlockEntry(int Row, int Column, short Code, byte Delay);
