using NeuroChip.Core.Diagnostics;
using NeuroChip.Data.Datasets;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Data.Tests.Datasets;

public class DatasetCatalogTests
{
    public static TheoryData<string> Names => [.. DatasetCatalog.All.Select(entry => entry.Info.Name)];

    [DataTheory]
    [MemberData(nameof(Names))]
    public void Open_KnownSet_HasTheAnnouncedCountsAndClasses(string name)
    {
        var entry = DatasetCatalog.Find(name)!;

        var dataset = entry.Open(new DatasetRoots(SharedFolders.Data!));

        (dataset.Count(Split.Train), dataset.Count(Split.Validation), dataset.Count(Split.Test)).Should().Be(entry.Counts);
        foreach (var split in Enum.GetValues<Split>().Where(split => dataset.Count(split) > 0))
        {
            var labels = Enumerable.Range(0, dataset.Count(split)).Select(sample => dataset.Label(split, sample));
            labels.Distinct().Order().Should().Equal(Enumerable.Range(0, entry.Info.Classes));
        }
    }

    [DataTheory]
    [MemberData(nameof(Names))]
    public void Sources_OfKnownSet_HaveTheAnnouncedSizes(string name)
    {
        foreach (var source in DatasetCatalog.Find(name)!.Sources)
        {
            new FileInfo(Path.Combine(SharedFolders.Data!, source.File)).Length.Should().Be(source.Bytes);
        }
    }

    // Rows 0, 1 and 4 of digits.csv.gz; row 4 is the first of the test split.
    [Fact]
    public void Open_Digits_KeepsGreyLevelsAndSetsEveryFifthAside()
    {
        var digits = (IValueDataset)DatasetCatalog.Open("digits", new DatasetRoots());

        digits.Maximum.Should().Be(16);
        digits.Values(Split.Train, 0)[..8].ToArray().Should().Equal(0, 0, 5, 13, 9, 1, 0, 0);
        digits.Label(Split.Train, 0).Should().Be(0);
        digits.Label(Split.Train, 1).Should().Be(1);
        digits.Label(Split.Test, 0).Should().Be(4);
    }

    [Fact]
    public void Open_FilesNowhere_SaysWhereItLooked()
    {
        var dataset = DatasetCatalog.Open("mnist", new DatasetRoots("/nowhere/a", "/nowhere/b"));

        var diagnostic = dataset.Invoking(d => d.Count(Split.Test)).Should().Throw<InputErrorException>().Which.Diagnostic;

        diagnostic.Descriptor.Code.Should().Be("NC7002");
        diagnostic.Message.Should().Contain("mnist/t10k-images-idx3-ubyte.gz").And.Contain("/nowhere/a").And.Contain("/nowhere/b");
    }

    [Fact]
    public void Open_MisspelledName_SuggestsTheNearest()
    {
        var open = () => DatasetCatalog.Open("minst", new DatasetRoots());

        open.Should().Throw<InputErrorException>().Which.Diagnostic.ToString().Should().Contain("NC7001").And.Contain("'mnist'");
    }
}
