namespace NeuroChip.Core.Hardware;

/// <summary>The voltage that a chip runs at, where it is not the one that its prices hold at.</summary>
public sealed record SupplySpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Supply. Energies per event that hold at another voltage are scaled with its square.</summary>
    public required double Volts { get; init; }

    /// <summary>Powers that hold at another voltage are scaled with this power of it.</summary>
    public int StaticExponent { get; init; } = 2;
}
