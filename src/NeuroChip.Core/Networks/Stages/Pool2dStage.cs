namespace NeuroChip.Core.Networks.Stages;

/// <summary>Sum of each window of [channels × height × width], times a factor: 1 for sum pooling, 1/(kh·kw) for average pooling.</summary>
public sealed record Pool2dStage(Shape From, Shape To, Window2d Window, double Factor) : LinearStage
{
    public override Shape InputShape => From;

    public override Shape OutputShape => To;

    public override void Scatter<TSink>(int input, double value, ref TSink sink)
    {
        int height = From[1], width = From[2], outHeight = To[1], outWidth = To[2];
        var channel = input / (height * width);
        var row = input / width % height;
        var column = input % width;
        var rows = Window.OutputsReached(0, row, outHeight);
        var columns = Window.OutputsReached(1, column, outWidth);
        for (var outRow = rows.First; outRow <= rows.Last; outRow++)
        {
            if (!Window.TryTap(0, row, outRow, out _))
            {
                continue;
            }

            for (var outColumn = columns.First; outColumn <= columns.Last; outColumn++)
            {
                if (Window.TryTap(1, column, outColumn, out _))
                {
                    sink.Add((((channel * outHeight) + outRow) * outWidth) + outColumn, Factor * value, 0);
                }
            }
        }
    }
}
