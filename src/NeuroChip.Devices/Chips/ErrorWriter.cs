using NeuroChip.Core.Hardware;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Chips;

/// <summary>One programming error by a law: of a single number, or measured. A level is a position in the device's own range.</summary>
sealed class ErrorWriter(DeviceSpec device, DeviceError error) : ICellWriter
{
    readonly double _low = device.MinSiemens / device.MaxSiemens;

    public static ErrorWriter Statistical(DeviceSpec device) => new(device, new DeviceError(
        CellLaws.Spread(device.ProgrammingLaw, device.ProgrammingSigma), CellLaws.Shape(device.ProgrammingLaw), CellLaws.RangeOf(device)));

    public static ErrorWriter Measured(DeviceSpec device) => new(device, device.MeasuredLaw == BinaryCbram.Name
        ? new DeviceError(new BinaryCbram(device.MaxSiemens), ErrorShape.LogNormal, CellLaws.RangeOf(device))
        : new DeviceError(new RelativeSpread(MeasuredDevices.Get(device.MeasuredLaw), device.MaxSiemens), Range: CellLaws.RangeOf(device)));

    public WrittenCell Write(ManufacturedCell cell, double target, CellAddress address)
    {
        var own = cell.Worn(device, device.WritesBefore).At((target - _low) / (1 - _low));
        return new(error.Apply(own, address.Seed, RandomStream.DeviceProgramming, address.Cell, draw: address.Array));
    }
}
