using System.IO.Compression;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Data.Datasets;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Data.Tests.Datasets;

public sealed class UserFilesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static IDataset Open(string text) => DatasetCatalog.Open(text, new DatasetRoots());

    string Text(string name, string content) => _folder.Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    string Idx(string name, byte[] axes, byte[] values) =>
        _folder.Write(name, [0, 0, 8, (byte)axes.Length, .. axes.SelectMany(a => new byte[] { 0, 0, 0, a }), .. values]);

    static byte[] Samples(IDataset dataset, Split split) =>
        [.. Enumerable.Range(0, dataset.Count(split)).SelectMany(i => ((IValueDataset)dataset).Values(split, i).ToArray())];

    // Features of the training rows 0, 1, 2, 3: first −1 … 3, second constant. Row 4 is the test split; its 7 is clipped.
    //   code = ⌊(v + 1)/4 · 255 + 0.5⌋: −1 → 0, 0 → 64 (63.75), 1.5 → 159 (159.375), 3 → 255.
    [Fact]
    public void Open_TableOfReals_IsScaledByItsTrainingRows()
    {
        var dataset = Open(Text("t.csv", "-1,5,0\n0,5,1\n1.5,5,0\n3,5,1\n7,5,1\n"));

        Samples(dataset, Split.Train).Should().Equal(0, 0, 64, 0, 159, 0, 255, 0);
        Samples(dataset, Split.Test).Should().Equal(255, 0);
        dataset.Label(Split.Test, 0).Should().Be(1);
        (dataset.Info.Classes, dataset.Info.DefaultEncoder, ((IValueDataset)dataset).Maximum).Should().Be((2, "rate", 255));
    }

    [Fact]
    public void Open_SeparateTables_AreTheSplits()
    {
        var train = Text("a.csv", "0,1,0\n9,3,1\n");
        var test = Text("b.csv", "10,2,1\n");

        var dataset = Open($"csv:{train},{test}");

        Samples(dataset, Split.Train).Should().Equal(0, 1, 9, 3);
        Samples(dataset, Split.Test).Should().Equal(9, 2);
        Open($"csv:{test}").Count(Split.Train).Should().Be(0);
    }

    [Fact]
    public void Open_IdxPair_IsATestSplit()
    {
        var images = Idx("i", [2, 1, 2], [0, 200, 3, 4]);
        var labels = Idx("l", [2], [1, 0]);

        var dataset = Open($"idx:{images},{labels}");

        dataset.Info.SampleShape.Should().Be(new Shape(1, 2));
        (dataset.Count(Split.Train), dataset.Count(Split.Test), ((IValueDataset)dataset).Maximum).Should().Be((0, 2, 255));
        Samples(dataset, Split.Test).Should().Equal(0, 200, 3, 4);
        Open($"idx:{images},{labels},{images},{labels}").Count(Split.Train).Should().Be(2);
    }

    [Fact]
    public void Open_IdxPairOfZerosAndOnes_IsARecording()
    {
        var dataset = Open($"idx:{Idx("i", [1, 3, 2], [0, 1, 1, 1, 0, 0])},{Idx("l", [1], [0])}");

        (dataset.Info.DefaultEncoder, ((IValueDataset)dataset).Maximum).Should().Be(("direct", 1));
    }

    [DataFact]
    public void Open_NpyPairs_GiveYinYang()
    {
        var folder = Path.Combine(SharedFolders.Data!, "yin-yang");
        var files = new[] { "train_samples", "train_labels", "test_samples", "test_labels" }.Select(f => Path.Combine(folder, f + ".npy"));

        var own = Open($"npy:{string.Join(',', files)}");
        var known = DatasetCatalog.Open("yin-yang", new DatasetRoots(SharedFolders.Data!));

        Samples(own, Split.Test).Should().Equal(Samples(known, Split.Test));
    }

    [Fact]
    public void Open_EventFolders_AreSplitsAndClasses()
    {
        byte[] recording = [1, 2, 0x80, 0, 0, 1, 2, 0x80, 0x20, 0];
        _folder.Write("Train/0/1.bin", recording);
        _folder.Write("Train/3/2.bin", recording);
        _folder.Write("Test/3/3.bin", recording);
        _folder.Write("Test/readme.txt", recording);

        var dataset = Open("events:" + _folder.Path);

        (dataset.Count(Split.Train), dataset.Count(Split.Test), dataset.Info.Classes).Should().Be((2, 1, 4));
        dataset.Label(Split.Train, 1).Should().Be(3);
        ((IEventDataset)dataset).Events(Split.Test, 0).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("file,split,label\n1.bin,test,x\n", "NC7006")]
    [InlineData("file,split,label\n2.bin,test,1\n", "NC7005")]
    [InlineData("file,split,label\n1.bin,exam,1\n", "NC7005")]
    [InlineData("name,split,label\n1.bin,test,1\n", "NC7005")]
    [InlineData("file,split,label\n", "NC7005")]
    [InlineData("", "NC7005")]
    public void Open_ArchiveWithBadList_NamesTheLine(string list, string code)
    {
        var path = Path.Combine(_folder.Path, "e.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            archive.CreateEntry("1.bin").Open().Dispose();
            using var entry = archive.CreateEntry("labels.csv").Open();
            entry.Write(System.Text.Encoding.UTF8.GetBytes(list));
        }

        CodeOf("events:" + path).Should().Be(code);
    }

    [Fact]
    public void Open_FilesThatDoNotFit_AreRefused()
    {
        var images = Idx("i", [2, 2], [0, 200, 3, 4]);
        var labels = Idx("l", [2], [1, 0]);
        var three = Idx("three", [3], [1, 0, 1]);
        var wide = Idx("wide", [2, 3], [1, 2, 3, 4, 5, 6]);

        CodeOf($"idx:{images},{three}").Should().Be("NC7005");
        CodeOf($"idx:{labels},{labels}").Should().Be("NC7005");
        CodeOf($"idx:{images},{images}").Should().Be("NC7005");
        CodeOf($"idx:{images},{labels},{wide},{labels}").Should().Be("NC7005");
        CodeOf($"idx:{images}").Should().Be("NC7001");
        CodeOf($"csv:{images},{images},{images}").Should().Be("NC7001");
        CodeOf("csv:" + Text("one.csv", "1\n2\n")).Should().Be("NC7005");
        CodeOf(Text("short.csv", "1,0\n2,1\n")).Should().Be("NC7005");
        CodeOf("csv:" + Text("half.csv", "1,0.5\n2,1\n")).Should().Be("NC7006");
        CodeOf("csv:" + Text("minus.csv", "1,-1\n2,1\n")).Should().Be("NC7006");
        CodeOf("csv:" + Text("huge.csv", "1,1\n1.7e308,1\n")).Should().Be("NC7007");
        CodeOf("csv:/nowhere.csv").Should().Be("NC0001");
        CodeOf("events:/nowhere").Should().Be("NC0001");
    }

    [Fact]
    public void Open_BadLabelInTable_NamesTheLine()
    {
        var open = () => Open(Text("t.csv", "a,b,label\n1,1,0\n2,2,1\n3,3,-7\n4,4,0\n5,5,1\n"));

        open.Should().Throw<InputErrorException>().Which.Diagnostic.Location.Line.Should().Be(4);
    }

    static string CodeOf(string text)
    {
        var open = () => Open(text);
        return open.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code;
    }
}
