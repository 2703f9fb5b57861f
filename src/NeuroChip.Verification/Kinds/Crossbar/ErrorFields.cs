using System.Text.Json;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary>Fields that describe an error law.</summary>
static class ErrorFields
{
    public static DeviceError Error(JsonElement item)
    {
        var kind = item.String("law") switch
        {
            "independent" => SpreadKind.Independent,
            "proportional" => SpreadKind.Proportional,
            "inverse" => SpreadKind.Inverse,
            var other => throw new VectorFormatException($"'law' is '{other}', which is not a law"),
        };
        var shape = item.String("distribution") switch
        {
            "normal" => ErrorShape.Normal,
            "uniform" => ErrorShape.Uniform,
            var other => throw new VectorFormatException($"'distribution' is '{other}', neither 'normal' nor 'uniform'"),
        };
        var range = item.Flag("clip_to_range", false) ? (item.Window().Floor, 1.0) : ((double, double)?)null;
        return new DeviceError(new GenericSpread(kind, item.Double("magnitude")), shape, range);
    }
}
