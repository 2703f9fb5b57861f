using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Verification;

/// <summary>Checks one stage by itself. The findings are sentences without a full stop; null where all is well.</summary>
static class StageVerifier
{
    public static string? FindProblem(LinearStage stage) =>
        NetworkLimits.CountOf(stage.InputShape) is null ? Text($"its input has shape {stage.InputShape}; allowed are 1 to {NetworkLimits.Elements} elements")
        : NetworkLimits.CountOf(stage.OutputShape) is null ? Text($"its output has shape {stage.OutputShape}; allowed are 1 to {NetworkLimits.Elements} elements")
        : FindBiasProblem(stage) ?? stage switch
        {
            DenseStage dense => FindWeightProblem(dense.Weights, (long)dense.From.Count * dense.To.Count),
            Conv2dStage convolution => FindConvolutionProblem(convolution),
            Pool2dStage pool => FindPoolProblem(pool),
            SparseStage sparse => FindSparseProblem(sparse),
            RandomStage random => random.FindProblem(),
            ScaleStage scale => StageFactory.TryScale(scale.Signal, scale.Factors, out _) ?? FindFiniteProblem("weight", scale.Factors.Values.AsSpan()),
            DelayStage delay => StageFactory.TryDelay(delay.Signal, delay.DelayTicks, out _),
            ReshapeStage reshape => StageFactory.TryReshape(reshape.From, reshape.To, out _),
            _ => null,
        };

    static string? FindBiasProblem(LinearStage stage) =>
        stage.Bias.Length == 0 || stage.Bias.Length == stage.OutputShape.Count
            ? FindFiniteProblem("bias", stage.Bias)
            : Text($"it has {stage.Bias.Length} biases for {stage.OutputShape.Count} outputs");

    static string? FindConvolutionProblem(Conv2dStage stage)
    {
        if (stage.From.Rank != 3 || stage.To.Rank != 3)
        {
            return $"a convolution maps [channels, height, width], not {stage.From} to {stage.To}";
        }

        if (stage.Groups < 1 || stage.From[0] % stage.Groups != 0 || stage.To[0] % stage.Groups != 0)
        {
            return Text($"{stage.Groups} groups do not divide {stage.From[0]} input and {stage.To[0]} output channels");
        }

        var weights = (long)stage.To[0] * (stage.From[0] / stage.Groups) * stage.Window.KernelHeight * stage.Window.KernelWidth;
        return FindWindowProblem(stage.Window) ?? FindWeightProblem(stage.Weights, weights);
    }

    static string? FindPoolProblem(Pool2dStage stage) =>
        stage.From.Rank != 3 || stage.To.Rank != 3 || stage.From[0] != stage.To[0]
            ? $"pooling keeps the channels of [channels, height, width]; it maps {stage.From} to {stage.To}"
            : FindWindowProblem(stage.Window) ?? (double.IsFinite(stage.Factor) ? null : "its factor is not finite");

    static string? FindWindowProblem(Window2d window) =>
        window.KernelHeight < 1 || window.KernelWidth < 1 || window.StrideHeight < 1 || window.StrideWidth < 1 || window.DilationHeight < 1 || window.DilationWidth < 1
            ? "kernel, stride and dilation must be 1 or more"
            : null;

    static string? FindSparseProblem(SparseStage stage)
    {
        var synapses = stage.Outputs.Length;
        if (stage.RowStart.Length != stage.From.Count + 1 || stage.RowStart[0] != 0 || stage.RowStart[^1] != synapses || !IsAscending(stage.RowStart))
        {
            return "the row starts are not those of its inputs and synapses";
        }

        if (stage.Weights.Length != synapses || (!stage.Delays.IsDefaultOrEmpty && stage.Delays.Length != synapses))
        {
            return Text($"it has {synapses} outputs, {stage.Weights.Length} weights and {stage.Delays.Length} delays");
        }

        var outputs = stage.To.Count;
        foreach (var output in stage.Outputs)
        {
            if ((uint)output >= (uint)outputs)
            {
                return Text($"a synapse ends in output {output}; there are {outputs}");
            }
        }

        return !stage.Delays.IsDefaultOrEmpty && stage.Delays.Any(d => d < 0) ? "a delay is negative" : FindFiniteProblem("weight", stage.Weights.AsSpan());
    }

    static bool IsAscending(ImmutableArray<int> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    static string? FindWeightProblem(ImmutableArray<double> weights, long needed) =>
        weights.Length == needed ? FindFiniteProblem("weight", weights.AsSpan()) : Text($"it has {weights.Length} weights and needs {needed}");

    static string? FindFiniteProblem(string name, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                return Text($"{name} {i} is {values[i]}");
            }
        }

        return null;
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
