namespace NeuroChip.Devices.Wires;

/// <summary>How cells are supplied.</summary>
public enum WireTopology
{
    /// <summary>Input lines carry the current, each with its own voltage, and cross the output lines.</summary>
    InputDriven,

    /// <summary>Every output has a supply line of its own, fed from the end opposite to the sense end; an input only closes the cells' switches.</summary>
    SourceLine,
}
