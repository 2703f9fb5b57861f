using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Arrays;
using NeuroChip.Formats.Csv;

namespace NeuroChip.Data.Datasets;

/// <summary>Class labels of a file: integers from 0.</summary>
static class LabelReader
{
    /// <summary>Labels beyond this are something else that was taken for a label.</summary>
    public const int MaximumClasses = 10_000;

    public static int[] Read(NumberArray array, string file)
    {
        if (array.Shape.Rank != 1)
        {
            throw new InputErrorException(DataCodes.DoesNotMatch.At(new(file), $"'{file}' has shape {array.Shape}; labels have one axis."));
        }

        var labels = new int[array.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = Check(array[i], new(file), $"label {i}");
        }

        return labels;
    }

    public static int Read(CsvTable table, int row) =>
        Check(table[row, table.Columns - 1], new(table.Name, table.Line(row)), "the label in the last column");

    static int Check(double value, SourceLocation location, string what) =>
        value is >= 0 and < MaximumClasses && value == Math.Floor(value)
            ? (int)value
            : throw new InputErrorException(DataCodes.BadLabel.At(location,
                string.Create(CultureInfo.InvariantCulture, $"{what} is {value}; an integer 0 … {MaximumClasses - 1} is needed.")));
}
