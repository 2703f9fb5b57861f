using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads stride, padding and dilation. Ranges are checked where the window is fitted to its input.</summary>
static class WindowReader
{
    /// <summary>Two axes: a number for both, or [height, width]; padding also "valid", "same" or [top, bottom, left, right].</summary>
    /// <param name="defaultStride">Pooling moves by its kernel.</param>
    public static WindowOptions? Read(JsonFields fields, Pair2d? defaultStride = null)
    {
        Pair2d? stride = fields.Find("stride") is null && defaultStride is { } given ? given : ReadPair(fields, "stride", 1);
        return ReadPadding(fields) is { } padding && stride is { } moved && ReadPair(fields, "dilation", 1) is { } dilation
            ? new WindowOptions { Stride = moved, Padding = padding, Dilation = dilation }
            : null;
    }

    /// <summary>One axis: numbers only; padding also "valid" or "same".</summary>
    public static WindowOptions? ReadRow(JsonFields fields)
    {
        if (ReadLength(fields, "stride", 1) is not { } stride || ReadLength(fields, "dilation", 1) is not { } dilation)
        {
            return null;
        }

        Padding2d? padding = fields.Find("padding") is JsonText ? ReadPadding(fields)
            : ReadLength(fields, "padding", 0) is { } sides ? new Padding2d(0, 0, sides, sides)
            : null;
        return padding is null ? null : new WindowOptions { Stride = (1, stride), Padding = padding.Value, Dilation = (1, dilation) };
    }

    public static Pair2d? ReadPair(JsonFields fields, string key, int byDefault)
    {
        var node = fields.Find(key);
        if (node is JsonNumbers)
        {
            return fields.Integers(key, node, int.MinValue, int.MaxValue) is not { } list ? null
                : list.Length == 2 ? (list[0], list[1])
                : Wrong(fields, key, node, "one number or [height, width]");
        }

        return ReadLength(fields, key, byDefault) is { } both ? both : null;
    }

    static int? ReadLength(JsonFields fields, string key, int byDefault) =>
        fields.Find(key) is null ? byDefault : fields.Integer(key, int.MinValue, int.MaxValue);

    static Padding2d? ReadPadding(JsonFields fields)
    {
        var node = fields.Find("padding");
        if (node is JsonText)
        {
            return fields.Choice("padding", node, [("valid", default), ("same", Padding2d.Same)]);
        }

        if (node is JsonNumbers)
        {
            return fields.Integers("padding", node, int.MinValue, int.MaxValue) switch
            {
                null => null,
                [var height, var width] => (height, width),
                [var top, var bottom, var left, var right] => new Padding2d(top, bottom, left, right),
                _ => WrongPadding(fields, node),
            };
        }

        return ReadLength(fields, "padding", 0) is { } all ? all : null;
    }

    static Padding2d? WrongPadding(JsonFields fields, JsonNode node)
    {
        Wrong(fields, "padding", node, "one number, [height, width], [top, bottom, left, right], \"valid\" or \"same\"");
        return null;
    }

    static Pair2d? Wrong(JsonFields fields, string key, JsonNode node, string expected)
    {
        fields.WrongType(key, node, expected);
        return null;
    }
}
