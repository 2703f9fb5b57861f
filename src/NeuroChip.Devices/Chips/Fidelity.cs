namespace NeuroChip.Devices.Chips;

/// <summary>What of a device a run takes into account. Each level names what it adds.</summary>
public enum Fidelity
{
    /// <summary>Cells hold their levels exactly.</summary>
    Ideal,

    /// <summary>Programming errors by a law of one number, and what manufacture and time do: stuck cells, spread of ranges, drift.</summary>
    Statistical,

    /// <summary>As statistical, but programming errors as measured on a device, or by pulses with verification where the device asks for it.</summary>
    Measured,

    /// <summary>As measured (statistical where nothing was measured), with access transistors and wires.</summary>
    IrDrop,
}
