using NeuroChip.Core.Numerics;

namespace NeuroChip.Devices.NonlinearIv;

/// <summary>
/// I = G·V + a₂V² + a₃V³ with coefficients in log10 G: a fit of Milo et al., IRPS 2021, Fig. 1, for 50…225 µS and |V| up to 0.5 V.
/// </summary>
public sealed class Rram2021Law : ICurrentVoltageLaw
{
    const double Ln10 = 2.302585092994046;

    public double Current(double microsiemens, double volts)
    {
        var siemens = Require.Positive(microsiemens, "conductance in µS") * 1e-6;
        var log = DeterministicMath.Log(siemens) / Ln10;
        var square = (((((1.388e-4 * log) + 1.541e-3) * log) + 5.711e-3) * log) + 7.063e-3;
        var cube = (((8.871e-5 * log) + 6.7919e-4) * log) + 1.2968e-3;
        return 1e6 * volts * (siemens + (volts * (square + (volts * cube))));
    }
}
