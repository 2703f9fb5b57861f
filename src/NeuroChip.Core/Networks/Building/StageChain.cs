using System.Collections.Immutable;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Core.Networks.Building;

/// <summary>
/// The stages of one projection, built from the source's shape on; every method appends one stage whose input is the current shape.
/// Throws <see cref="ArgumentException"/> where something does not fit.
/// </summary>
public sealed class StageChain
{
    readonly List<LinearStage> _stages = [];

    internal StageChain(Shape source, Shape target) => (Current, Target) = (source, target);

    /// <summary>Shape of the signal after the stages so far.</summary>
    public Shape Current { get; private set; }

    /// <summary>Shape of the population that the chain ends in.</summary>
    public Shape Target { get; }

    /// <param name="weights">[outputs, inputs].</param>
    /// <param name="to">Default: the target's shape if it has as many elements as there are rows, else one axis.</param>
    public StageChain Dense(double[,] weights, double[]? biases = null, Shape? to = null)
    {
        var rows = weights.GetLength(0);
        var shape = to ?? (Target.Count == rows ? Target : new Shape(rows));
        return Append(StageFactory.TryDense(Current, shape, rows, Flat(weights), [.. biases ?? []], out var stage), stage);
    }

    /// <param name="weights">[output channels, input channels / groups, height, width].</param>
    public StageChain Conv2d(double[,,,] weights, double[]? biases = null, WindowOptions? window = null, int groups = 1)
    {
        var kernel = new Shape(weights.GetLength(0), weights.GetLength(1), weights.GetLength(2), weights.GetLength(3));
        return Append(StageFactory.TryConv2d(Current, kernel, Flat(weights), [.. biases ?? []], window ?? WindowOptions.Default, groups, out var stage), stage);
    }

    /// <summary>On a signal [channels, length]: a two-dimensional convolution of height 1 between two reshapings.</summary>
    /// <param name="weights">[output channels, input channels / groups, width].</param>
    /// <param name="window">Only the widths are used.</param>
    public StageChain Conv1d(double[,,] weights, double[]? biases = null, WindowOptions? window = null, int groups = 1)
    {
        if (Current.Rank != 2)
        {
            throw new ArgumentException($"a one-dimensional convolution needs an input of shape [channels, length], not {Current}");
        }

        var options = window ?? WindowOptions.Default;
        var kernel = new Shape(weights.GetLength(0), weights.GetLength(1), 1, weights.GetLength(2));
        Reshape(new Shape(Current[0], 1, Current[1]));
        Append(StageFactory.TryConv2d(Current, kernel, Flat(weights), [.. biases ?? []], options.OneRow(), groups, out var stage), stage);
        return Reshape(new Shape(Current[0], Current[2]));
    }

    /// <param name="stride">Default: the kernel's size.</param>
    public StageChain SumPool2d(Pair2d kernel, Pair2d? stride = null, Padding2d padding = default) =>
        Append(StageFactory.TryPool2d(Current, kernel, new() { Stride = stride ?? kernel, Padding = padding }, 1, out var stage), stage);

    /// <inheritdoc cref="SumPool2d"/>
    public StageChain AveragePool2d(Pair2d kernel, Pair2d? stride = null, Padding2d padding = default) =>
        Append(StageFactory.TryPool2d(Current, kernel, new() { Stride = stride ?? kernel, Padding = padding }, null, out var stage), stage);

    public StageChain Flatten() => Reshape(new Shape(Current.Count));

    public StageChain Reshape(Shape to) => Append(StageFactory.TryReshape(Current, to, out var stage), stage);

    /// <summary>One-to-one synapses.</summary>
    public StageChain Scale(ParameterValues weights) => Append(StageFactory.TryScale(Current, weights, out var stage), stage);

    /// <param name="ticks">One value for all, or one for each element.</param>
    public StageChain Delay(params ImmutableArray<int> ticks) => Append(StageFactory.TryDelay(Current, ticks, out var stage), stage);

    /// <param name="to">Default: the target's shape.</param>
    public StageChain Sparse(IReadOnlyCollection<Synapse> synapses, Shape? to = null)
    {
        int[] pre = [.. synapses.Select(s => s.Pre)], post = [.. synapses.Select(s => s.Post)];
        int[] delays = synapses.Any(s => s.DelayTicks != 0) ? [.. synapses.Select(s => s.DelayTicks)] : [];
        double[] weights = [.. synapses.Select(s => s.Weight)];
        return Append(StageFactory.TrySparse(Current, to ?? Target, pre, post, weights, delays, out var stage), stage);
    }

    /// <param name="delays">Default: none.</param>
    /// <param name="to">Default: the target's shape.</param>
    public StageChain Random(
        RandomRule rule, RandomWeights weights, ulong seed, RandomDelays? delays = null, RandomNeighbourhood? neighbourhood = null,
        bool allowSelf = true, Shape? to = null)
    {
        var random = new RandomStage(Current, to ?? Target, rule, weights, delays ?? new ConstantDelay(0), seed)
        {
            Neighbourhood = neighbourhood,
            AllowSelf = allowSelf,
        };
        return Append(StageFactory.TryRandom(random, out var stage), stage);
    }

    /// <summary>A stage made elsewhere; its input shape must be the current one.</summary>
    public StageChain Then(LinearStage stage) => Append(
        stage.InputShape == Current ? null : $"the stage takes shape {stage.InputShape}; the signal has {Current}", stage);

    /// <summary>The stages, with a reshaping at the end where the target has the same elements in another shape.</summary>
    internal ImmutableArray<LinearStage> Finish()
    {
        if (_stages.Count == 0)
        {
            throw new ArgumentException("a projection needs at least one stage");
        }

        if (Current != Target)
        {
            Reshape(Target);
        }

        return [.. _stages];
    }

    StageChain Append(string? problem, LinearStage? stage)
    {
        if (problem is not null)
        {
            throw new ArgumentException(problem);
        }

        _stages.Add(stage!);
        Current = stage!.OutputShape;
        return this;
    }

    static ImmutableArray<double> Flat(Array values) => [.. values.Cast<double>()];
}
