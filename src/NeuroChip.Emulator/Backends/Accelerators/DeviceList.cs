using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Chooses a device of a backend.</summary>
static class DeviceList
{
    /// <param name="wanted">A number, or a part of a name or platform; null: the first GPU, else the first device.</param>
    /// <exception cref="InputErrorException">NC6400.</exception>
    public static DeviceInfo Choose(IReadOnlyList<DeviceInfo> devices, string? wanted, string backend)
    {
        if (wanted is null)
        {
            return devices.FirstOrDefault(device => device.Kind == DeviceKind.Gpu) ?? devices[0];
        }

        var matching = devices.Where(device => Matches(device, wanted)).ToList();
        return matching.Count == 1 ? matching[0] : throw new InputErrorException(AcceleratorCodes.UnknownDevice.With(
            $"--device is '{wanted}', which is {(matching.Count == 0 ? "none" : "several")} of the devices of backend '{backend}': "
            + $"{string.Join(", ", devices.Select(device => $"{device.Number} = {device.Name}"))}."));
    }

    static bool Matches(DeviceInfo device, string wanted) => int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? device.Number == number
        : device.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase) || device.Platform.Contains(wanted, StringComparison.OrdinalIgnoreCase);
}
