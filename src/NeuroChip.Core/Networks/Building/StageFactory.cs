using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Core.Networks.Building;

/// <summary>
/// Works out the output shapes of stages. Every method returns null and the stage, or what does not fit as a sentence without a full stop.
/// </summary>
public static class StageFactory
{
    /// <param name="to">Shape of the outputs; as many elements as <paramref name="weights"/> has rows.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="weights">[rows × columns], row-major; a column for every element of <paramref name="from"/>.</param>
    public static string? TryDense(
        Shape from, Shape to, int rows, ImmutableArray<double> weights, ImmutableArray<double> biases, out LinearStage? stage)
    {
        stage = null;
        if (weights.Length != (long)rows * from.Count)
        {
            return Text($"the matrix has {rows} rows of {weights.Length / Math.Max(1, rows)} weights; the input has shape {from}, so that rows need {from.Count}");
        }

        if (to.Count != rows)
        {
            return Text($"the matrix has {rows} rows; the output has shape {to}, so that it needs {to.Count}");
        }

        return FindBiasProblem(biases, rows) ?? Done(new DenseStage(from, to, weights, biases), out stage);
    }

    /// <param name="kernel">(output channels, input channels/groups, kernel height, kernel width).</param>
    /// <param name="weights">Of the shape <paramref name="kernel"/>, row-major.</param>
    /// <param name="biases">[output channels], or empty.</param>
    public static string? TryConv2d(
        Shape from, Shape kernel, ImmutableArray<double> weights, ImmutableArray<double> biases, WindowOptions options, int groups,
        out LinearStage? stage)
    {
        stage = null;
        if (from.Rank != 3)
        {
            return $"a two-dimensional convolution needs an input of shape [channels, height, width], not {from}";
        }

        if (groups < 1 || from[0] % groups != 0 || kernel[0] % groups != 0)
        {
            return Text($"{groups} groups do not divide {from[0]} input and {kernel[0]} output channels");
        }

        if (kernel[1] != from[0] / groups)
        {
            return Text($"the kernel has {kernel[1]} input channels; the input has {from[0]} in {groups} groups, so that it needs {from[0] / groups}");
        }

        return FindBiasProblem(biases, kernel[0])
            ?? TryWindow(from, kernel[0], new Pair2d(kernel[2], kernel[3]), options, out var window, out var to)
            ?? Done(new Conv2dStage(from, to, weights, biases, window!, groups), out stage);
    }

    /// <param name="factor">Multiplies the sum of a window; null for its average.</param>
    public static string? TryPool2d(Shape from, Pair2d kernel, WindowOptions options, double? factor, out LinearStage? stage)
    {
        stage = null;
        if (from.Rank != 3)
        {
            return $"pooling needs an input of shape [channels, height, width], not {from}";
        }

        return TryWindow(from, from[0], kernel, options, out var window, out var to)
            ?? Done(new Pool2dStage(from, to, window!, factor ?? AverageFactor(kernel)), out stage);
    }

    /// <summary>What turns the sum of a window into its average.</summary>
    public static double AverageFactor(Pair2d kernel) => 1.0 / ((double)kernel.Height * kernel.Width);

    public static string? TryReshape(Shape from, Shape to, out LinearStage? stage)
    {
        stage = null;
        return from.Count != to.Count
            ? Text($"shape {to} has {to.Count} elements, {from} has {from.Count}")
            : Done(new ReshapeStage(from, to), out stage);
    }

    public static string? TryScale(Shape signal, ParameterValues factors, out LinearStage? stage)
    {
        stage = null;
        return factors.Length != 1 && factors.Length != signal.Count
            ? Text($"{factors.Length} weights for shape {signal}; allowed are 1 or {signal.Count}")
            : Done(new ScaleStage(signal, factors), out stage);
    }

    public static string? TryDelay(Shape signal, ImmutableArray<int> ticks, out LinearStage? stage)
    {
        stage = null;
        if (ticks.Length != 1 && ticks.Length != signal.Count)
        {
            return Text($"{ticks.Length} delays for shape {signal}; allowed are 1 or {signal.Count}");
        }

        return FindDelayProblem(ticks.AsSpan()) ?? Done(new DelayStage(signal, ticks), out stage);
    }

    /// <summary>Synapses as four lists of equal length; <paramref name="delays"/> may be empty.</summary>
    public static string? TrySparse(
        Shape from, Shape to, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, ReadOnlySpan<double> weights, ReadOnlySpan<int> delays,
        out LinearStage? stage)
    {
        stage = null;
        if (outputs.Length != inputs.Length || weights.Length != inputs.Length || (delays.Length != inputs.Length && !delays.IsEmpty))
        {
            return Text($"the lists differ in length: {inputs.Length} pre, {outputs.Length} post, {weights.Length} weights, {delays.Length} delays");
        }

        return FindIndexProblem("pre", inputs, from)
            ?? FindIndexProblem("post", outputs, to)
            ?? FindDelayProblem(delays)
            ?? Done(SparseStage.FromList(from, to, inputs, outputs, weights, delays), out stage);
    }

    public static string? TryRandom(RandomStage random, out LinearStage? stage)
    {
        stage = null;
        var problem = random.FindProblem()
            ?? (random.Delays.Longest > NetworkLimits.Ticks ? Text($"the longest delay is {random.Delays.Longest}; at most {NetworkLimits.Ticks}") : null)
            ?? (random.ExpectedSynapses > NetworkLimits.RuleSynapses
                ? Text($"the rule stands for {random.ExpectedSynapses:0} synapses; at most {NetworkLimits.RuleSynapses:0}")
                : null);
        return problem ?? Done(random, out stage);
    }

    static string? TryWindow(Shape from, int channels, Pair2d kernel, WindowOptions options, out Window2d? window, out Shape to)
    {
        (window, to) = (null, default);
        var rows = WindowAxis.Fit("height", from[1], kernel.Height, options.Stride.Height, options.Dilation.Height, options.Padding.IsSame, options.Padding.Top, options.Padding.Bottom);
        var columns = WindowAxis.Fit("width", from[2], kernel.Width, options.Stride.Width, options.Dilation.Width, options.Padding.IsSame, options.Padding.Left, options.Padding.Right);
        if ((rows.Problem ?? columns.Problem) is { } problem)
        {
            return problem;
        }

        to = new Shape(channels, rows.Outputs, columns.Outputs);
        window = new Window2d(
            kernel.Height, kernel.Width, options.Stride.Height, options.Stride.Width, rows.Before, columns.Before, options.Dilation.Height, options.Dilation.Width);
        return NetworkLimits.CountOf(to) is null ? Text($"the output of shape {to} has more than {NetworkLimits.Elements} elements") : null;
    }

    static string? FindBiasProblem(ImmutableArray<double> biases, int outputs) =>
        biases.IsDefaultOrEmpty || biases.Length == outputs ? null : Text($"{biases.Length} biases for {outputs} outputs or channels");

    static string? FindIndexProblem(string name, ReadOnlySpan<int> indices, Shape shape)
    {
        var count = shape.Count;
        for (var i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)count)
            {
                return Text($"synapse {i} has {name} index {indices[i]}; allowed are 0 to {count - 1}");
            }
        }

        return null;
    }

    static string? FindDelayProblem(ReadOnlySpan<int> ticks)
    {
        foreach (var delay in ticks)
        {
            if (delay is < 0 or > NetworkLimits.Ticks)
            {
                return Text($"a delay is {delay} ticks; allowed are 0 to {NetworkLimits.Ticks}");
            }
        }

        return null;
    }

    static string? Done(LinearStage made, [NotNull] out LinearStage? stage)
    {
        stage = made;
        return null;
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
