using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.NonlinearIv;

namespace NeuroChip.Devices.Chips;

/// <summary>
/// What a read sees of cells that are no plain resistors: spikes, pulse widths and single bits know one voltage, at which I/V is one conductance.
/// </summary>
public sealed class ReadVoltage(DeviceSpec device)
{
    readonly ICurrentVoltageLaw? _law = device.CurrentLaw switch
    {
        CellCurrentLaw.Cubic => new CubicLaw(),
        CellCurrentLaw.Rram2021 => new Rram2021Law(),
        _ => null,
    };

    /// <summary>Share of a conductance, the slope at 0 V, that is left at the read voltage.</summary>
    /// <param name="g">In units of Gmax.</param>
    public double ShareLeft(double g) => _law is null || g <= 0 ? 1 : Seen(g) / g;

    internal MappedWeights Seen(MappedWeights cells) => _law is null ? cells : cells with
    {
        Arrays = [.. cells.Arrays.Select(array => array with { Positive = array.Positive.Select(Seen), Negative = array.Negative?.Select(Seen) })],
    };

    // An open cell stays open; the fits are in the logarithm.
    double Seen(double g) => g <= 0 ? 0 : _law!.Current(g * device.MaxSiemens * 1e6, device.ReadVolts) / (device.ReadVolts * device.MaxSiemens * 1e6);
}
