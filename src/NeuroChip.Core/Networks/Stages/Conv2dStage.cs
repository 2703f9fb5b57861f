using System.Collections.Immutable;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>
/// Cross-correlation (kernel not flipped) of [channels × height × width]. One-dimensional convolutions are the case of height 1.
/// </summary>
/// <param name="From">(input channels, height, width).</param>
/// <param name="To">(output channels, output height, output width).</param>
/// <param name="Weights">[output channels × input channels/groups × kernel height × kernel width], row-major.</param>
/// <param name="Biases">[output channels], or empty.</param>
public sealed record Conv2dStage(Shape From, Shape To, ImmutableArray<double> Weights, ImmutableArray<double> Biases, Window2d Window, int Groups)
    : LinearStage
{
    readonly double[] _bias = Expand(To, Biases);

    public override Shape InputShape => From;

    public override Shape OutputShape => To;

    public override ReadOnlySpan<double> Bias => _bias;

    public override void Scatter<TSink>(int input, double value, ref TSink sink)
    {
        int height = From[1], width = From[2], outHeight = To[1], outWidth = To[2];
        var channel = input / (height * width);
        var row = input / width % height;
        var column = input % width;
        int inPerGroup = From[0] / Groups, outPerGroup = To[0] / Groups;
        int group = channel / inPerGroup, inGroupChannel = channel % inPerGroup;
        var weights = Weights.AsSpan();
        var rows = Window.OutputsReached(0, row, outHeight);
        var columns = Window.OutputsReached(1, column, outWidth);
        for (var outChannel = group * outPerGroup; outChannel < (group + 1) * outPerGroup; outChannel++)
        {
            var kernel = ((outChannel * inPerGroup) + inGroupChannel) * Window.KernelHeight * Window.KernelWidth;
            for (var outRow = rows.First; outRow <= rows.Last; outRow++)
            {
                if (!Window.TryTap(0, row, outRow, out var tapRow))
                {
                    continue;
                }

                for (var outColumn = columns.First; outColumn <= columns.Last; outColumn++)
                {
                    if (Window.TryTap(1, column, outColumn, out var tapColumn))
                    {
                        var weight = weights[kernel + (tapRow * Window.KernelWidth) + tapColumn];
                        sink.Add((((outChannel * outHeight) + outRow) * outWidth) + outColumn, weight * value, 0);
                    }
                }
            }
        }
    }

    static double[] Expand(Shape to, ImmutableArray<double> biases)
    {
        if (biases.IsDefaultOrEmpty)
        {
            return [];
        }

        var area = to[1] * to[2];
        var expanded = new double[to.Count];
        for (var i = 0; i < expanded.Length; i++)
        {
            expanded[i] = biases[i / area];
        }

        return expanded;
    }
}
