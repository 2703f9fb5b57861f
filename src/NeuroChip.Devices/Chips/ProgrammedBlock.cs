using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>One block of weights on its devices.</summary>
sealed record ProgrammedBlock
{
    /// <summary>[codes of the block], in units of a code: what a spike really adds.</summary>
    public required double[] EffectiveCodes { get; init; }

    /// <summary>[axons of the block]: conductance that a spike drives, in S.</summary>
    public required double[] AxonSiemens { get; init; }

    public required ArrayTally Tally { get; init; }

    /// <summary>[targets]: standard deviation of a read that one active input adds, in codes; null where reads are exact.</summary>
    public double[]? NoiseDeviations { get; init; }

    /// <summary>Converters of its input lines; null where they carry what is sent.</summary>
    public InputDriveImage? InputDrive { get; init; }

    /// <summary>Largest sum that its converters resolve, in codes; 0 where it has none.</summary>
    public double FullScale { get; init; }

    /// <summary>Seed of its read noise.</summary>
    public ulong ReadSeed { get; init; }

    /// <summary>Seed of its chip, and the number of its array there: the address of what manufacture drew.</summary>
    public required ulong ChipSeed { get; init; }

    public required int Array { get; init; }

    /// <summary>Devices whose weights learn by pulses; null for others.</summary>
    public DeviceCells? Cells { get; init; }

    /// <summary>Largest error of the fast wire model on the block's arrays, relative to the largest current; 0 without wires.</summary>
    public required double WireError { get; init; }
}
