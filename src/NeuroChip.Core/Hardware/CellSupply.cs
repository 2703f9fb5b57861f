namespace NeuroChip.Core.Hardware;

/// <summary>How the cells of an array are supplied.</summary>
public enum CellSupply
{
    /// <summary>Input lines carry the current and cross the output lines; the cells of a pair are arrays of their own.</summary>
    InputDriven,

    /// <summary>As input-driven, but the cells of a pair share the output line tap by tap, where their currents subtract.</summary>
    Interleaved,

    /// <summary>Every output has a supply line fed from its far end; an input only closes switches.</summary>
    SourceLine,
}
