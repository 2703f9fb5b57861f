using NeuroChip.Core.Hardware;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Energy;
using NeuroChip.Devices.Programming;
using NeuroChip.Devices.Pulses;

namespace NeuroChip.Devices.Chips;

/// <summary>
/// Write and verify: read with the noise of a read; stop within the tolerance; else one pulse in the right direction; give up after so many
/// pulses, or when the device is worn out; where wear is gradual, its window closes meanwhile. Devices start at their lowest conductance.
/// </summary>
sealed class PulseWriter : ICellWriter
{
    // Sets the draws of verification apart from those of inference.
    const uint Verification = 0x8000_0000;

    readonly DeviceSpec _device;
    readonly IPulseLaw _law;
    readonly DeviceError _readNoise;
    readonly CellWriteEnergy _up, _down;
    readonly int _mostPulses;

    public PulseWriter(DeviceSpec device)
    {
        _device = device;
        _law = DevicePulses.LawOf(device);
        _readNoise = new DeviceError(CellLaws.Spread(device.ReadNoiseLaw, device.ReadNoise), CellLaws.Shape(device.ReadNoiseLaw));
        _up = new CellWriteEnergy(device.PulseVoltsUp, device.PulseSecondsUp);
        _down = new CellWriteEnergy(device.PulseVoltsDown, device.PulseSecondsDown);
        var left = device.EnduranceDecades > 0 ? double.MaxValue : (device.Endurance ?? double.MaxValue) - device.WritesBefore;
        _mostPulses = (int)Math.Clamp(left, 0, device.MaxPulses);
    }

    public WrittenCell Write(ManufacturedCell cell, double target, CellAddress address)
    {
        var state = _law.Minimum;
        var reversals = 0;
        var joules = 0.0;
        var last = 0;
        for (var pulses = 0; ; pulses++)
        {
            var conductance = Conductance(cell, state, pulses);
            var miss = target - Seen(conductance, address, (uint)pulses);
            if (Math.Abs(miss) <= _device.VerifyTolerance || pulses >= _mostPulses)
            {
                return new WrittenCell(conductance, pulses, reversals, Math.Abs(miss) <= _device.VerifyTolerance, joules);
            }

            var direction = Math.Sign(miss);
            reversals += direction * last < 0 ? 1 : 0;
            last = direction;
            state = Pulse(state, direction, address, (uint)pulses);
            joules += (direction > 0 ? _up : _down).Cell(conductance * _device.MaxSiemens, Conductance(cell, state, pulses + 1) * _device.MaxSiemens, 1);
        }
    }

    double Conductance(ManufacturedCell cell, double state, int pulses) =>
        cell.Worn(_device, _device.WritesBefore + pulses).At((state - _law.Minimum) / (_law.Maximum - _law.Minimum));

    double Seen(double conductance, CellAddress address, uint pulse) =>
        _readNoise.Apply(conductance, address.Seed, RandomStream.DeviceRead, address.Cell, pulse, Verification | address.Array);

    double Pulse(double state, int direction, CellAddress address, uint pulse)
    {
        state = _law.Apply(state, direction);
        if (_device.CycleToCycle > 0)
        {
            var noise = DeviceNoise.Normal(address.Seed, RandomStream.DeviceProgramming, address.Cell, pulse, Verification | address.Array);
            state += _device.CycleToCycle * (_law.Maximum - _law.Minimum) * noise;
        }

        return Math.Clamp(state, _law.Minimum, _law.Maximum);
    }
}
