using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads one stage: the members that belong to its kind.</summary>
/// <param name="fields">The stage, or a projection of one stage.</param>
/// <param name="from">Shape of the signal that comes in.</param>
/// <param name="target">Shape of the target population where this is the last stage, else null.</param>
/// <param name="projection">Name of the projection; seeds the rules that give no seed.</param>
sealed class StageReader(JsonFields fields, Shape from, Shape? target, string projection, double dt)
{
    static readonly ImmutableArray<string> Convolution = ["weights", "bias", "stride", "padding", "dilation", "groups"];
    static readonly ImmutableArray<string> Pooling = ["kernel", "stride", "padding", "dilation"];

    static readonly ImmutableArray<(string Kind, ImmutableArray<string> Keys)> Kinds =
    [
        ("dense", ["weights", "bias", "outputShape"]),
        ("conv2d", Convolution),
        ("conv1d", Convolution),
        ("sumPool2d", [.. Pooling, "factor"]),
        ("avgPool2d", Pooling),
        ("flatten", []),
        ("reshape", ["shape"]),
        ("oneToOne", ["weights"]),
        ("delay", ["ticks"]),
        ("sparse", ["synapses", "pre", "post", "weights", "delays", "outputShape"]),
        ("random", ["rule", "weights", "delays", "selfConnections", "neighbourhood", "seed", "outputShape"]),
    ];

    /// <summary>The stage's kind and the members it may have; null after a finding.</summary>
    public static (string Kind, ImmutableArray<string> Keys)? ReadKind(JsonFields fields)
    {
        var node = fields.Require("kind");
        if (fields.Text("kind", node) is not { } kind)
        {
            return null;
        }

        foreach (var known in Kinds)
        {
            if (known.Kind == kind)
            {
                return known;
            }
        }

        var names = Kinds.Select(k => k.Kind).ToList();
        fields.Source.Error(JsonNetworkCodes.UnknownChoice, node!,
            $"{fields.Place("kind")} is {JsonNode.Quote(kind)}.{fields.Source.Suggest(kind, names)} Allowed are {JsonFields.List(names)}.");
        return null;
    }

    /// <summary>One stage, or three for a one-dimensional convolution; empty after a finding.</summary>
    public ImmutableArray<LinearStage> Read(string kind) => kind switch
    {
        "dense" => Made(ReadDense()),
        "conv2d" => Made(ReadConv2d()),
        "conv1d" => ReadConv1d(),
        "sumPool2d" => Made(ReadPool(average: false)),
        "avgPool2d" => Made(ReadPool(average: true)),
        "flatten" => Made(Checked("kind", StageFactory.TryReshape(from, new Shape(from.Count), out var flat), flat)),
        "reshape" => Made(ReadReshape()),
        "oneToOne" => Made(ReadOneToOne()),
        "delay" => Made(ReadDelay()),
        "sparse" => Made(OutputShape(null) is { } to ? new SparseReader(fields, from, to).Read() : null),
        _ => Made(OutputShape(null) is { } to ? new RandomReader(fields, from, to, projection, dt).Read() : null),
    };

    LinearStage? ReadDense()
    {
        if (JsonTensor.Read(fields, "weights", fields.Require("weights"), 2) is not { } matrix
            || ReadBias() is not { } bias
            || OutputShape(matrix.Shape[0]) is not { } to)
        {
            return null;
        }

        return Checked("weights", StageFactory.TryDense(from, to, matrix.Shape[0], matrix.Values, bias, out var stage), stage);
    }

    LinearStage? ReadConv2d()
    {
        if (JsonTensor.Read(fields, "weights", fields.Require("weights"), 4) is not { } kernel
            || ReadBias() is not { } bias
            || WindowReader.Read(fields) is not { } window
            || Groups() is not { } groups)
        {
            return null;
        }

        return Checked("weights", StageFactory.TryConv2d(from, kernel.Shape, kernel.Values, bias, window, groups, out var stage), stage);
    }

    ImmutableArray<LinearStage> ReadConv1d()
    {
        if (JsonTensor.Read(fields, "weights", fields.Require("weights"), 3) is not { } kernel
            || ReadBias() is not { } bias
            || WindowReader.ReadRow(fields) is not { } window
            || Groups() is not { } groups)
        {
            return [];
        }

        if (from.Rank != 2)
        {
            Error("weights", $"a one-dimensional convolution needs an input of shape [channels, length], not {from}");
            return [];
        }

        var image = new Shape(from[0], 1, from[1]);
        var kernel2d = new Shape(kernel.Shape[0], kernel.Shape[1], 1, kernel.Shape[2]);
        StageFactory.TryReshape(from, image, out var before);
        if (Checked("weights", StageFactory.TryConv2d(image, kernel2d, kernel.Values, bias, window, groups, out var convolution), convolution) is null)
        {
            return [];
        }

        var output = convolution!.OutputShape;
        StageFactory.TryReshape(output, new Shape(output[0], output[2]), out var after);
        return [before!, convolution, after!];
    }

    LinearStage? ReadPool(bool average)
    {
        if (fields.Require("kernel") is null
            || WindowReader.ReadPair(fields, "kernel", 1) is not { } kernel
            || WindowReader.Read(fields, kernel) is not { } window)
        {
            return null;
        }

        double? factor = average ? null : fields.Number("factor", fields.Find("factor")) ?? 1;
        return Checked("kernel", StageFactory.TryPool2d(from, kernel, window, factor, out var stage), stage);
    }

    LinearStage? ReadReshape()
    {
        fields.Require("shape");
        return ShapeReader.Read(fields, "shape") is { } to ? Checked("shape", StageFactory.TryReshape(from, to, out var stage), stage) : null;
    }

    LinearStage? ReadOneToOne()
    {
        var node = fields.Require("weights");
        if (node is JsonNumber number)
        {
            return Checked("weights", StageFactory.TryScale(from, number.Value, out var uniform), uniform);
        }

        return fields.Numbers("weights", node) is { } list
            ? Checked("weights", StageFactory.TryScale(from, new ParameterValues([.. list.Values]), out var stage), stage)
            : null;
    }

    LinearStage? ReadDelay()
    {
        var node = fields.Require("ticks");
        if (node is JsonNumbers)
        {
            return fields.Integers("ticks", node, 0, NetworkLimits.Ticks) is { } list
                ? Checked("ticks", StageFactory.TryDelay(from, [.. list], out var stage), stage)
                : null;
        }

        return fields.Ticks("ticks", node, dt) is { } ticks ? Checked("ticks", StageFactory.TryDelay(from, [ticks], out var uniform), uniform) : null;
    }

    /// <summary>Empty where there is none; null after a finding.</summary>
    ImmutableArray<double>? ReadBias()
    {
        var node = fields.Find("bias");
        return node is null ? ImmutableArray<double>.Empty
            : fields.Numbers("bias", node) is { } list ? [.. list.Values]
            : null;
    }

    int? Groups() => fields.Find("groups") is null ? 1 : fields.Integer("groups", 1, NetworkLimits.Elements);

    /// <summary>The member <c>outputShape</c>; without it the target's shape where that fits, or one axis where <paramref name="rows"/> says how long.</summary>
    Shape? OutputShape(int? rows)
    {
        if (fields.Find("outputShape") is not null)
        {
            return ShapeReader.Read(fields, "outputShape");
        }

        if (target is { } last && (rows is null || rows == last.Count))
        {
            return last;
        }

        return rows is { } length ? new Shape(length)
            : fields.Require("outputShape") is null ? null
            : ShapeReader.Read(fields, "outputShape");
    }

    LinearStage? Checked(string key, string? problem, LinearStage? stage)
    {
        if (problem is not null)
        {
            Error(key, problem);
        }

        return stage;
    }

    void Error(string key, string problem) => fields.Source.Error(
        JsonNetworkCodes.Mismatch, fields.Find(key) ?? fields.Node, string.Create(CultureInfo.InvariantCulture, $"{fields.Place(key)}: {problem}."));

    static ImmutableArray<LinearStage> Made(LinearStage? stage) => stage is null ? [] : [stage];
}
