using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Images;
using NeuroChip.Devices.Chips;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>What each fidelity would cost before the first sample runs.</summary>
static class FidelityTable
{
    public static void Write(TextWriter output, ChipImage image)
    {
        if (!HasDevice(image))
        {
            return;
        }

        output.WriteLine("Programming one chip, by --fidelity:");
        var table = new TextTable("fidelity", "devices", "wires of arrays", "about, on one core");
        foreach (var fidelity in Enum.GetValues<Fidelity>())
        {
            var cost = FidelityCost.Of(image, fidelity);
            table.Add(
                DeviceOptions.NameOf(fidelity), cost.Devices.ToString(CultureInfo.InvariantCulture), cost.Arrays.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{cost.Seconds:G2} s"));
        }

        table.Write(output);
    }

    /// <summary>Null where the profile has no device.</summary>
    public static JsonArray? Json(ChipImage image) => !HasDevice(image) ? null : new JsonArray([.. Enum.GetValues<Fidelity>().Select(fidelity =>
    {
        var cost = FidelityCost.Of(image, fidelity);
        return new JsonObject
        {
            ["fidelity"] = DeviceOptions.NameOf(fidelity),
            ["devices"] = cost.Devices,
            ["wiredArrays"] = cost.Arrays,
            ["programmingSeconds"] = cost.Seconds,
        };
    })]);

    static bool HasDevice(ChipImage image) => image.Profile is { Device: not null, Crossbar: not null };
}
