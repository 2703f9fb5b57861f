using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Chips;

/// <summary>The laws that a device names, in units of Gmax.</summary>
static class CellLaws
{
    public static ISpreadLaw Spread(DeviceErrorLaw law, double magnitude) => new GenericSpread(
        law is DeviceErrorLaw.Proportional or DeviceErrorLaw.UniformProportional ? SpreadKind.Proportional : SpreadKind.Independent, magnitude);

    public static ErrorShape Shape(DeviceErrorLaw law) =>
        law is DeviceErrorLaw.Uniform or DeviceErrorLaw.UniformProportional ? ErrorShape.Uniform : ErrorShape.Normal;

    /// <summary>Null: conductances only stay above 0.</summary>
    public static (double Low, double High)? RangeOf(DeviceSpec device) => device.ClipsToRange ? (device.MinSiemens / device.MaxSiemens, 1) : null;
}
