using System.Text.Json;
using NeuroChip.Devices.Converters;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>adc_transfer</c>: codes and values of an output converter.</summary>
sealed class AdcTransferKind() : CrossbarKind("adc_transfer")
{
    protected override string? Difference(JsonElement item, ulong seed)
    {
        var converter = new OutputConverter(MappedCase.Kind(item.String("kind")), item.Int("bits"), item.Double("lo"), item.Double("hi"));
        var currents = item.Doubles("v");
        return Differences.OfExact("code", [.. currents.Select(converter.Code)], item.Ints("code"))
            ?? Differences.Of("y", [.. currents.Select(converter.Convert)], item.Doubles("y"));
    }
}
