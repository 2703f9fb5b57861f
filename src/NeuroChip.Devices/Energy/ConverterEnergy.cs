using System.Collections.Immutable;

namespace NeuroChip.Devices.Energy;

/// <summary>Published energies of one conversion by bits. For the same 8 bits they differ by ten times, so a figure names its model.</summary>
/// <param name="Name">For reports.</param>
/// <param name="Source">Publication and what was read from it.</param>
/// <param name="Joules">Energy of a conversion to so many bits, in J.</param>
public sealed record ConverterEnergy(string Name, string Source, Func<int, double> Joules)
{
    // Bits and pJ of the survey's lower bound at 32 nm; straight between them, flat below.
    static readonly (int Bits, double Picojoules)[] Survey32 = [(4, 0.92), (6, 1.06), (8, 1.71), (10, 3.3)];

    public static ImmutableArray<ConverterEnergy> All { get; } =
    [
        new("isaac", "Shafiee et al., ISAAC, ISCA 2016, Table I: 8 bits 2 mW at 1.28 GS/s, in proportion to the bits", bits => 2e-3 / 1.28e9 * bits / 8),
        new("survey", "Andrulis et al. 2024, regression on Murmann's survey of converters, 32 nm, up to 100 MS/s", OfSurvey),
        new("sar", "DNN+NeuroSim V1.3, fit of successive approximation at 32 nm, without the column term",
            bits => ((1.129 * bits) + 8.900) * 1e-6 * ((bits + 1) * 1e-9)),
    ];

    static double OfSurvey(int bits)
    {
        var at = 1;
        while (at < Survey32.Length - 1 && Survey32[at].Bits < bits)
        {
            at++;
        }

        var (low, high) = (Survey32[at - 1], Survey32[at]);
        var share = Math.Max(0, (double)(bits - low.Bits) / (high.Bits - low.Bits));
        return (low.Picojoules + (share * (high.Picojoules - low.Picojoules))) * 1e-12;
    }
}
