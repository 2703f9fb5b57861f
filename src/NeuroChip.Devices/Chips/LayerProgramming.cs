namespace NeuroChip.Devices.Chips;

/// <summary>What became of the weights of one projection on their devices.</summary>
public sealed record LayerProgramming
{
    public required string Projection { get; init; }

    /// <summary>Conductances that a cell is written to; 2 or more.</summary>
    public required int Levels { get; init; }

    public required ArrayTally Tally { get; init; }

    /// <summary>Root mean square of what weights miss their codes by, relative to that of the codes.</summary>
    public required double WeightError { get; init; }

    /// <summary>Bits behind the point of the integers that the emulator adds.</summary>
    public required int FractionBits { get; init; }

    /// <summary>Largest distance of such an integer from the weight in double precision, in codes; at most 2^−(bits + 1).</summary>
    public required double FormatError { get; init; }

    /// <summary>Largest error of the fast wire model, relative to the largest output current of its array; 0 without wires.</summary>
    public required double WireError { get; init; }
}
