using System.Globalization;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads shapes: one length, or a list of lengths (empty for a single element without axes).</summary>
static class ShapeReader
{
    /// <summary>Null where absent or after a finding; otherwise with 1 to <see cref="NetworkLimits.Elements"/> elements.</summary>
    public static Shape? Read(JsonFields fields, string key)
    {
        var node = fields.Find(key);
        int[]? axes = node is JsonNumber
            ? fields.Integer(key, node, 1, int.MaxValue) is { } length ? [(int)length] : null
            : fields.Integers(key, node, 1, int.MaxValue);
        if (axes is null)
        {
            return null;
        }

        var shape = new Shape([.. axes]);
        if (NetworkLimits.CountOf(shape) is not null)
        {
            return shape;
        }

        fields.Source.Error(JsonNetworkCodes.TooLarge, node!, string.Create(
            CultureInfo.InvariantCulture, $"{fields.Place(key)} is {shape}; allowed are 1 to {NetworkLimits.Elements} elements."));
        return null;
    }
}
