namespace NeuroChip.Emulator.Learning;

/// <summary>Which end of a synapse a trace belongs to.</summary>
public enum TraceSide
{
    Source,
    Target,
}
