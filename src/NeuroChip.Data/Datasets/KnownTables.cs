using NeuroChip.Core.Networks;
using NeuroChip.Data.Encoding;
using NeuroChip.Formats.Csv;
using NeuroChip.Formats.Files;

namespace NeuroChip.Data.Datasets;

/// <summary>Tables of the UCI repository as scikit-learn ships them.</summary>
static class KnownTables
{
    const string Licence = "CC BY 4.0 (UCI Machine Learning Repository; file as shipped in scikit-learn)";
    const string Addresses = "https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.2.0/sklearn/datasets/data/";

    /// <summary>E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, 1998; embedded in the assembly.</summary>
    public static DatasetEntry Digits { get; } = new(
        Info("digits", "handwritten digits, 8x8 pixels in 17 grey levels", 64, 10), (1438, 0, 359), [], _ => OpenDigits());

    public static DatasetEntry Iris { get; } = Entry(
        Info("iris", "three kinds of iris by four lengths", 4, 3), (120, 0, 30),
        "iris.csv", 2734, "f13ffa8fdd56fd8e6c8d16d4081a3fbd3114bcd0aae4256c43205169cd9d1449");

    public static DatasetEntry Wine { get; } = Entry(
        Info("wine", "three cultivars of wine by chemical analysis", 13, 3), (143, 0, 35),
        "wine_data.csv", 11157, "10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede");

    public static DatasetEntry BreastCancer { get; } = Entry(
        Info("breast-cancer", "malignant or benign by 30 measures of cell nuclei", 30, 2), (456, 0, 113),
        "breast_cancer.csv", 119913, "fed3eb72d0575ef6192293f5093c6e801b1476b577d0386bf4455504522172ed");

    static DatasetEntry Entry(DatasetInfo info, (int, int, int) counts, string file, long bytes, string sha256)
    {
        var path = "tables/" + file;
        return new DatasetEntry(info, counts, [new DatasetSource(path, bytes, sha256, new Uri(Addresses + file))],
            roots => TableDatasets.Known(info, CsvReader.Read(DatasetFiles.Locate(roots, info.Name, path))));
    }

    static IDataset OpenDigits()
    {
        using var resource = typeof(KnownTables).Assembly.GetManifestResourceStream("digits.csv.gz")
            ?? throw new InvalidOperationException("digits.csv.gz is not embedded");
        using var file = InputFile.FromStream("digits.csv.gz", resource);
        return TableDatasets.Known(Digits.Info, CsvReader.Read(file));
    }

    static DatasetInfo Info(string name, string title, int features, int classes) => new()
    {
        Name = name,
        Title = title,
        Licence = Licence,
        SampleShape = new Shape(features),
        Classes = classes,
        DefaultEncoder = EncoderCatalog.Rate,
    };
}
