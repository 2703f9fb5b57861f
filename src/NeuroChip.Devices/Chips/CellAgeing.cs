using NeuroChip.Core.Hardware;
using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Chips;

/// <summary>What the time since programming does to a conductance, in units of Gmax.</summary>
sealed class CellAgeing
{
    const double Day = 86_400;

    // Ticks within the stream of manufacture and of programming, apart from those of other purposes.
    const uint ExponentDraw = 5, DirectionDraw = 6, RelaxationDraw = 7;

    static readonly ISpreadLaw AfterSecond = MeasuredDevices.Get("rram_quartic_2022");
    static readonly ISpreadLaw AfterDay = MeasuredDevices.Get("rram_quartic_2022_1day");
    static readonly ISpreadLaw AfterTwoDays = MeasuredDevices.Get("rram_quartic_2022_2days");

    readonly DeviceSpec _device;
    readonly double _seconds, _micro;
    readonly PcmPowerLaw2019 _pcm;

    public CellAgeing(DeviceSpec device, double seconds)
    {
        _device = device;
        _seconds = Require.NotNegative(seconds, "age");
        _micro = device.MaxSiemens * 1e6;
        _pcm = new PcmPowerLaw2019(_micro);
    }

    public double Age(double conductance, ManufacturedCell cell, CellAddress address) =>
        _seconds == 0 ? conductance : _device.Retention switch
        {
            RetentionKind.PowerLaw => PowerLaw(conductance, cell, address),
            RetentionKind.Pcm2019 => Pcm(conductance, address),
            RetentionKind.CmoHfox2025 => CmoHfox(conductance, address),
            RetentionKind.Hfox2022 => Hfox(conductance, address),
            _ => conductance,
        };

    double PowerLaw(double conductance, ManufacturedCell cell, CellAddress address)
    {
        var exponent = _device.DriftExponent;
        if (_device.DriftSpread > 0)
        {
            exponent = Math.Abs(exponent + (_device.DriftSpread * Manufactured(address, ExponentDraw)));
        }

        var up = _device.DriftTarget == DriftTarget.Gmax
            || (_device.DriftTarget == DriftTarget.Random
                && Philox.Uniform(address.Seed, RandomStream.DeviceManufacture, address.Cell, DirectionDraw, address.Array) < 0.5);
        var times = Math.Max(1, _seconds / _device.DriftReferenceSeconds);
        var drifted = conductance * DeterministicMath.Pow(times, up ? exponent : -exponent);
        return up ? Math.Min(drifted, Math.Max(conductance, cell.High)) : Math.Max(drifted, Math.Min(conductance, cell.Low));
    }

    // Devices at 0 have nothing to drift.
    double Pcm(double conductance, CellAddress address)
    {
        if (conductance <= 0)
        {
            return conductance;
        }

        var (mean, deviation) = _pcm.DriftExponent(conductance * _micro);
        var exponent = Math.Abs(mean + (deviation * Manufactured(address, ExponentDraw)));
        return conductance * DeterministicMath.Pow((_seconds + PcmPowerLaw2019.ReferenceTime) / PcmPowerLaw2019.ReferenceTime, -exponent);
    }

    double CmoHfox(double conductance, CellAddress address)
    {
        var (shift, spread) = CmoHfoxRram2025.Relaxation(Math.Max(1, _seconds));
        var relaxed = conductance + ((shift + (spread * Programmed(address))) / _micro);
        return Math.Clamp(relaxed, _device.MinSiemens / _device.MaxSiemens, 1);
    }

    // The published spreads contain that of programming: what they grew by is added, between the three times along ln t.
    double Hfox(double conductance, CellAddress address)
    {
        var target = conductance * _micro;
        var fresh = AfterSecond.Spread(target);
        var later = Spread(target, fresh);
        var added = Math.Sqrt(Math.Max(0, (later * later) - (fresh * fresh)));
        return Math.Max(0, conductance + (added * Programmed(address) / _micro));
    }

    double Spread(double target, double fresh)
    {
        if (_seconds <= Day)
        {
            var share = DeterministicMath.Log(Math.Max(1, _seconds)) / DeterministicMath.Log(Day);
            return fresh + (share * (AfterDay.Spread(target) - fresh));
        }

        var beyond = Math.Min(1, DeterministicMath.Log(_seconds / Day) / DeterministicMath.Log(2));
        return AfterDay.Spread(target) + (beyond * (AfterTwoDays.Spread(target) - AfterDay.Spread(target)));
    }

    static double Manufactured(CellAddress address, uint purpose) =>
        DeviceNoise.Normal(address.Seed, RandomStream.DeviceManufacture, address.Cell, purpose, address.Array);

    static double Programmed(CellAddress address) =>
        DeviceNoise.Normal(address.Seed, RandomStream.DeviceProgramming, address.Cell, RelaxationDraw, address.Array);
}
