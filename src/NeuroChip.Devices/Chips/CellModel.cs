using NeuroChip.Core.Hardware;

namespace NeuroChip.Devices.Chips;

/// <summary>A device from manufacture over programming to the age at which it is read.</summary>
sealed class CellModel
{
    readonly DeviceSpec? _device;
    readonly ICellWriter _writer;
    readonly CellAgeing? _ageing;

    CellModel(DeviceSpec? device, ICellWriter writer, CellAgeing? ageing) => (_device, _writer, _ageing) = (device, writer, ageing);

    /// <summary>Every device holds its level, from manufacture on and for ever.</summary>
    public static CellModel Ideal { get; } = new(null, new IdealWriter(), null);

    /// <exception cref="Core.Diagnostics.InputErrorException">NC3101: nothing measured, and no pulses, for fidelity measured.</exception>
    public static CellModel Of(DeviceSpec device, Fidelity fidelity, double ageSeconds) => new(device, WriterOf(device, fidelity), new CellAgeing(device, ageSeconds));

    public (double Conductance, WrittenCell? Written) Make(double target, CellAddress address)
    {
        var cell = _device is null ? new ManufacturedCell(0, 1, null) : ManufacturedCell.Make(_device, address);
        if (cell.StuckAt is { } stuck)
        {
            return (stuck, null);
        }

        var written = _writer.Write(cell, target, address);
        return (_ageing?.Age(written.Conductance, cell, address) ?? written.Conductance, written);
    }

    static ICellWriter WriterOf(DeviceSpec device, Fidelity fidelity) => fidelity switch
    {
        Fidelity.Statistical => ErrorWriter.Statistical(device),
        _ when device.WriteVerify => new PulseWriter(device),
        _ when device.MeasuredLaw.Length > 0 => ErrorWriter.Measured(device),
        Fidelity.IrDrop => ErrorWriter.Statistical(device),
        _ => throw Require.Error(
            Core.Diagnostics.Codes.FidelityCodes.NothingMeasured, $"device '{device.Preset}' has no measuredLaw and no writeVerify."),
    };
}
