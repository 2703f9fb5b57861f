using NeuroChip.Devices.Chips;

namespace NeuroChip.Host.Reports;

/// <summary>What real devices did to a run.</summary>
sealed record DeviceFigures
{
    public required string Fidelity { get; init; }

    public required string Device { get; init; }

    public required double AgeSeconds { get; init; }

    public required CellFigures Cell { get; init; }

    /// <summary>Accuracy of each manufactured chip, in the order of their numbers; empty where the input has no labels.</summary>
    public required IReadOnlyList<double> Accuracies { get; init; }

    /// <summary>Accuracy with ideal cells; null where it was not measured.</summary>
    public double? IdealAccuracy { get; init; }

    /// <summary>What single causes cost, in the order of <see cref="Pipeline.LossCause.All"/>; empty where it was not measured.</summary>
    public IReadOnlyList<CauseFigures> Causes { get; init; } = [];

    /// <summary>Of the first chip.</summary>
    public required IReadOnlyList<DeviceLayerFigures> Layers { get; init; }

    /// <summary>Of the first chip: cores with devices, in order.</summary>
    public required IReadOnlyList<DeviceCoreFigures> Cores { get; init; }

    public MitigationFigures? Mitigation { get; init; }

    public required ArrayEnergyFigures Energy { get; init; }

    public double Mean => Accuracies.Count == 0 ? 0 : Accuracies.Average();

    /// <summary>Standard deviation over chips; 0 for one chip.</summary>
    public double Deviation => DeviationOf(Accuracies);

    public static double DeviationOf(IReadOnlyList<double> values)
    {
        if (values.Count < 2)
        {
            return 0;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}

/// <param name="CellsPerWeight">Cells that one weight takes, reference columns not counted.</param>
/// <param name="Mapping">How a weight with its sign becomes conductances, as the profile writes it.</param>
sealed record CellFigures(double MinSiemens, double MaxSiemens, int CellBits, int CellsPerWeight, string Mapping);

/// <param name="Levels">Conductances that a cell is written to.</param>
/// <param name="Devices">Devices of the projection.</param>
/// <param name="WeightError">Root mean square of the weights' errors relative to that of the codes.</param>
/// <param name="FractionBits">Bits behind the point of the emulator's integers.</param>
/// <param name="FormatError">Largest distance of an integer from double precision, in codes.</param>
/// <param name="WireError">Largest error of the fast wire model relative to the largest current.</param>
/// <param name="AloneAccuracy">Mean accuracy over chips where only this projection has real devices; null where it was not measured.</param>
sealed record DeviceLayerFigures(
    string Projection, int Levels, long Devices, long Stuck, long Unconverged, long Pulses, double WeightError, int FractionBits, double FormatError,
    double WireError, double? AloneAccuracy);

/// <param name="Cause">What was taken away while all else stayed.</param>
/// <param name="Instead">What the chips had in its place.</param>
/// <param name="With">Accuracies of the chips with everything.</param>
/// <param name="Without">The same chips without the cause.</param>
sealed record CauseFigures(string Cause, string Instead, IReadOnlyList<double> With, IReadOnlyList<double> Without)
{
    public double Mean => Without.Average();

    /// <summary>Mean accuracy that the cause costs, as a share; negative where it helps.</summary>
    public double Loss => Mean - With.Average();

    /// <summary>Standard deviation of that over chips, each beside itself; 0 for one chip.</summary>
    public double Deviation => DeviceFigures.DeviationOf([.. Without.Zip(With, (without, with) => without - with)]);
}

/// <param name="Spares">Columns of weights that moved to spare ones.</param>
/// <param name="MostPulses">Pulses of the device that took most.</param>
/// <param name="MostWritten">That device; null where pulses were not simulated.</param>
sealed record DeviceCoreFigures(int Core, long Devices, long Stuck, long Unconverged, int Spares, long MostPulses, CellPlace? MostWritten);

/// <param name="Name">As given: permute, spares and rescale, separated by commas.</param>
/// <param name="Without">Accuracy of the same chips without it.</param>
sealed record MitigationFigures(string Name, IReadOnlyList<double> Without);

/// <summary>Energy of the arrays from volts, siemens and seconds, beside the price per event.</summary>
sealed record ArrayEnergyFigures
{
    public required double ReadVolts { get; init; }

    public required double ReadSeconds { get; init; }

    /// <summary>Share of Gmax, the slope at 0 V, that a cell of the device's current law conducts at the read voltage.</summary>
    public required double GmaxShare { get; init; }

    /// <summary>Conductance that one sample drives, one read after the other, in S.</summary>
    public required double ReadSiemens { get; init; }

    /// <summary>Of the cells, for reading, per sample.</summary>
    public required double ReadJoules { get; init; }

    /// <summary>The profile's price of a synaptic event; null where it has none.</summary>
    public required double? PriceJoules { get; init; }

    /// <summary>Energy of reading by that price; null where there is none.</summary>
    public required double? PricedJoules { get; init; }

    /// <summary>Synaptic events per sample.</summary>
    public required double PricedEvents { get; init; }

    /// <summary>Conversions per sample.</summary>
    public required double Conversions { get; init; }

    /// <summary>Bits of a conversion that loses nothing.</summary>
    public required int LosslessBits { get; init; }

    /// <summary>Bits of the converters that the run simulated; 0 where its sums were exact.</summary>
    public required int SimulatedBits { get; init; }

    /// <summary>Energy of the conversions per sample with so many bits and with 8, by published model.</summary>
    public required IReadOnlyList<ConverterFigures> Converters { get; init; }

    /// <summary>Of the pulses that wrote the first chip, once; null where pulses were not simulated.</summary>
    public required double? WriteJoules { get; init; }

    public required long Pulses { get; init; }

    public required long Reversals { get; init; }
}

/// <param name="Source">Publication of the model.</param>
/// <param name="PerConversion8Bits">Of one conversion of 8 bits, in J.</param>
/// <param name="PerConversionLossless">Of one that loses nothing, in J.</param>
/// <param name="Joules8Bits">Of all conversions of a sample, in J.</param>
/// <param name="JoulesSimulated">The same with the bits that the run simulated; null where its sums were exact.</param>
sealed record ConverterFigures(
    string Model, string Source, double PerConversion8Bits, double PerConversionLossless, double Joules8Bits, double JoulesLossless,
    double? JoulesSimulated);
