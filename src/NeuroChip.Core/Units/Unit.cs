namespace NeuroChip.Core.Units;

/// <summary>Dimensions that a quantity in a file can have. Values are held in the SI unit of that name.</summary>
public enum Unit
{
    /// <summary>A plain number.</summary>
    None,
    Second,
    Hertz,
    Joule,
    Watt,
    Volt,
    Ampere,
    Ohm,
    Siemens,
    Farad,

    /// <summary>Memory, held in bits; files may also say B, KiB, MiB.</summary>
    Bit,

    /// <summary>Written "5 %", held as the fraction 0.05.</summary>
    Percent,
}
