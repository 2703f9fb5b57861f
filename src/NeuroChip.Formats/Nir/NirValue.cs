namespace NeuroChip.Formats.Nir;

/// <summary>What a name stands for inside a node: a <see cref="NirTensor"/>, a <see cref="NirText"/> or a <see cref="NirGroup"/>.</summary>
public abstract record NirValue;
