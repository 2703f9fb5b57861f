using System.Text.Json;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Verification.Kinds;

/// <summary>One case of a learning file: the plastic projection, its input, and where its target spikes come from.</summary>
sealed class LearningVector
{
    const int MostSteps = 10_000_000;

    // Values of a trace that are kept at the same time: ticks of an epoch × units.
    const long MostHistory = 1 << 24;

    public LearningVector(JsonElement element)
    {
        Element = element;
        Steps = InRange(element.Int("steps"), 0, MostSteps, "steps");
        EpochTicks = InRange(element.Int("epoch"), 1, MostSteps, "epoch");
        WeightExponent = InRange(element.Int("weight_exp"), -16, 16, "weight_exp");
        var raw = element.Field("w_init").Matrix("w_init");
        Targets = raw.Length;
        Sources = raw.Length == 0 ? 0 : raw[0].Length;
        if (Sources == 0 || (Math.Min(EpochTicks, Steps) + 1L) * Math.Max(Sources, Targets) > MostHistory)
        {
            throw new VectorFormatException("'w_init' is empty, or too large for the length of the epoch");
        }

        SignMode = CodeFormat.Resolve(LearningFields.SignMode(element), [.. raw.SelectMany(row => row).Select(weight => (double)weight)]);
        Weights = Load(raw, InRange(element.Int("weight_bits"), 1, 8, "weight_bits"));
        SourceSpikes = element.Spikes("pre", Sources, Steps);
        IsClosedLoop = element.String("loop") switch
        {
            "closed" => true,
            "open" => false,
            var loop => throw new VectorFormatException($"'loop' is '{loop}'; allowed are open and closed"),
        };
        TargetSpikes = IsClosedLoop ? null : element.Spikes("post", Targets, Steps);
        Supplied = element.Optional("external_y") is { } external ? ReadSupplied(external) : [];
    }

    public JsonElement Element { get; }

    public int Steps { get; }

    public int EpochTicks { get; }

    public int Sources { get; }

    public int Targets { get; }

    public WeightSignMode SignMode { get; }

    public int WeightExponent { get; }

    /// <summary>[sources × targets]: loaded, so truncated but not clipped.</summary>
    public int[] Weights { get; }

    public int[][] SourceSpikes { get; }

    public bool IsClosedLoop { get; }

    /// <summary>Null in a closed loop.</summary>
    public int[][]? TargetSpikes { get; }

    /// <summary>[steps][targets] of every trace that comes from outside.</summary>
    public IReadOnlyList<(RuleVariable Trace, byte[][] Values)> Supplied { get; }

    public LearningProgram Program => LearningFields.Program(Element, EpochTicks);

    public ILearningRounding Rounding => Element.String("rounding") switch
    {
        // The result is the same for every number, so for 1.
        "independent" or "floor" => FixedRounding.Floor,
        "nearest" => FixedRounding.Nearest,
        "ceil" => FixedRounding.Ceiling,
        "replay" => new ReplayedRounding(Element.Field("rand"), Steps),
        var rounding => throw new VectorFormatException($"'{rounding}' is no rounding; there are independent, floor, nearest, ceil, replay"),
    };

    static int InRange(int value, int least, int greatest, string name) =>
        value >= least && value <= greatest ? value : throw new VectorFormatException($"'{name}' is {value}; allowed are {least} to {greatest}");

    int[] Load(int[][] raw, int bits)
    {
        var weights = new int[Sources * Targets];
        for (var target = 0; target < Targets; target++)
        {
            for (var source = 0; source < Sources; source++)
            {
                var weight = CodeFormat.TruncateUnclipped(raw[target][source], bits, SignMode);
                weights[source * Targets + target] = weight == (short)weight
                    ? weight
                    : throw new VectorFormatException($"'w_init' has {raw[target][source]}; weights of 16 bits are possible");
            }
        }

        return weights;
    }

    (RuleVariable, byte[][])[] ReadSupplied(JsonElement external)
    {
        var supplied = new List<(RuleVariable, byte[][])>();
        for (var trace = RuleVariable.Y1; trace <= RuleVariable.Y3; trace++)
        {
            var name = RuleVariables.Name(trace);
            if (external.Optional(name) is { } series)
            {
                supplied.Add((trace, ReadSeries(series.Matrix(name, Steps, Targets), name)));
            }
        }

        return [.. supplied];
    }

    static byte[][] ReadSeries(int[][] series, string name) =>
        series.Any(step => step.AsSpan().ContainsAnyExceptInRange(0, TraceTable.Greatest))
            ? throw new VectorFormatException($"'{name}' has values beyond 0 … {TraceTable.Greatest}")
            : [.. series.Select(step => step.Select(value => (byte)value).ToArray())];
}
