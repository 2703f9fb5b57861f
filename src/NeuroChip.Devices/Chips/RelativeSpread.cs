using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Chips;

/// <summary>A law in µS for conductances in units of Gmax.</summary>
sealed class RelativeSpread(ISpreadLaw law, double maxSiemens) : ISpreadLaw
{
    readonly double _micro = maxSiemens * 1e6;

    public double Spread(double target) => law.Spread(target * _micro) / _micro;
}
