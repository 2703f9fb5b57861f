using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Arrays;
using NeuroChip.Formats.Csv;

namespace NeuroChip.Data.Datasets;

/// <summary>Samples as numbers of a file, before they become integers 0 … maximum.</summary>
/// <param name="File">For messages.</param>
/// <param name="SampleShape">Axes of one sample.</param>
/// <param name="Bytes">[samples × sample size] where the file holds unsigned bytes; else empty.</param>
/// <param name="Value">Value (sample, element) where <paramref name="Bytes"/> is empty.</param>
/// <param name="Labels">[samples].</param>
sealed record RawSamples(string File, Shape SampleShape, ReadOnlyMemory<byte> Bytes, Func<int, int, double> Value, int[] Labels)
{
    public int Count => Labels.Length;

    public int SampleSize { get; } = SampleShape.Count;

    public bool AreBytes => !Bytes.IsEmpty;

    /// <summary>A pair of array files.</summary>
    public static RawSamples From(NumberArray samples, string samplesFile, NumberArray labels, string labelsFile)
    {
        var classes = LabelReader.Read(labels, labelsFile);
        if (samples.Shape.Rank < 2 || samples.Shape[0] != classes.Length)
        {
            throw new InputErrorException(DataCodes.DoesNotMatch.At(new(samplesFile),
                $"'{samplesFile}' has shape {samples.Shape}; '{labelsFile}' has {classes.Length} labels, so {classes.Length} samples with at least one axis each are needed."));
        }

        var shape = samples.RowShape;
        var size = shape.Count;
        ReadOnlyMemory<byte> bytes = samples.Type == NumberType.UInt8 ? samples.Bytes : default;
        return new RawSamples(samplesFile, shape, bytes, (sample, element) => samples[(sample * size) + element], classes);
    }

    /// <summary>Rows of a table; the last column is the label.</summary>
    public static RawSamples From(CsvTable table, Func<int, bool> isWanted)
    {
        if (table.Columns < 2)
        {
            throw new InputErrorException(DataCodes.DoesNotMatch.At(new(table.Name, table.FirstLine, 1),
                $"'{table.Name}' has 1 column; at least one feature and, last, the label are needed."));
        }

        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(isWanted)];
        int[] labels = [.. rows.Select(row => LabelReader.Read(table, row))];
        return new RawSamples(table.Name, new Shape(table.Columns - 1), default, (sample, element) => table[rows[sample], element], labels);
    }
}
