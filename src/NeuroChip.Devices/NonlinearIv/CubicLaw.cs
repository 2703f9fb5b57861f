namespace NeuroChip.Devices.NonlinearIv;

/// <summary>I = G·(V − 0.25 V³): a teaching model for |V| up to 2 V.</summary>
public sealed class CubicLaw : ICurrentVoltageLaw
{
    public double Current(double microsiemens, double volts) => microsiemens * (volts - (0.25 * volts * volts * volts));
}
