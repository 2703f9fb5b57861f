namespace NeuroChip.Formats.Nir;

/// <summary>The output of <paramref name="Source"/> is added to the input of <paramref name="Target"/>. Names of nodes of the same graph.</summary>
public readonly record struct NirEdge(string Source, string Target);
