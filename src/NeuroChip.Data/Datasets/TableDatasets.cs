using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Csv;

namespace NeuroChip.Data.Datasets;

/// <summary>
/// Data sets in CSV tables, the label in the last column. A table without an official division is divided by position: row 4, 9, 14 …
/// (index mod 5 = 4) is the test split, the rest the training split.
/// </summary>
static class TableDatasets
{
    const int Fifth = 5;

    /// <summary>A known table; counts and classes are checked.</summary>
    public static IDataset Known(DatasetInfo info, CsvTable table)
    {
        var dataset = Divided(info.Name, table);
        if (dataset.Info.SampleShape != info.SampleShape || dataset.Info.Classes != info.Classes)
        {
            throw new InputErrorException(DataCodes.DoesNotMatch.At(new(table.Name),
                $"'{table.Name}' has samples {dataset.Info.SampleShape} and {dataset.Info.Classes} classes; "
                + $"'{info.Name}' has {info.SampleShape} and {info.Classes}."));
        }

        return new ValueDataset(info, dataset.Maximum, split => dataset[split]);
    }

    public static ValueDataset Divided(string name, CsvTable table) => table.Rows >= Fifth
        ? UserDataset.Create(name, RawSamples.From(table, row => !IsTest(row)), RawSamples.From(table, IsTest))
        : throw new InputErrorException(DataCodes.DoesNotMatch.At(new(table.Name, table.FirstLine),
            $"'{table.Name}' has {table.Rows} rows; {Fifth} are needed to set a fifth aside for testing."));

    /// <summary>A table for each split; without a training table every row is a test sample.</summary>
    public static IDataset Separate(string name, CsvTable? training, CsvTable test) => UserDataset.Create(
        name, training is null ? null : RawSamples.From(training, _ => true), RawSamples.From(test, _ => true));

    static bool IsTest(int row) => row % Fifth == Fifth - 1;
}
