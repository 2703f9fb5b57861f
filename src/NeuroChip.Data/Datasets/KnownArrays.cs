using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Data.Encoding;
using NeuroChip.Formats.Idx;
using NeuroChip.Formats.Npy;

namespace NeuroChip.Data.Datasets;

/// <summary>Known data sets in pairs of array files.</summary>
static class KnownArrays
{
    /// <summary>Y. LeCun, C. Cortes, C. Burges; the mirror is the one that PyTorch's own loader uses.</summary>
    public static DatasetEntry Mnist { get; } = Images(
        "mnist", "handwritten digits, 28x28 pixels", "CC BY-SA 3.0 (Y. LeCun, C. Cortes, C. Burges)",
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        [
            ("train-images-idx3-ubyte.gz", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            ("train-labels-idx1-ubyte.gz", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            ("t10k-images-idx3-ubyte.gz", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            ("t10k-labels-idx1-ubyte.gz", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
        ]);

    /// <summary>H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017.</summary>
    public static DatasetEntry FashionMnist { get; } = Images(
        "fashion-mnist", "articles of clothing, 28x28 pixels", "MIT (Zalando SE)",
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        [
            ("train-images-idx3-ubyte.gz", 26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            ("train-labels-idx1-ubyte.gz", 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            ("t10k-images-idx3-ubyte.gz", 4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            ("t10k-labels-idx1-ubyte.gz", 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ]);

    /// <summary>S. F. Müller-Cleve et al., Braille letter reading, Front. Neurosci. 16:951164, 2022; Zenodo record 7050094.</summary>
    public static DatasetEntry Braille7 { get; } = BrailleEntry();

    /// <summary>L. Kriener, J. Göltz, M. A. Petrovici, The Yin-Yang dataset, NICE 2022.</summary>
    public static DatasetEntry YinYang { get; } = YinYangEntry();

    static DatasetEntry Images(string name, string title, string licence, string addresses, ImmutableArray<(string File, long Bytes, string Sha256)> files)
    {
        var info = new DatasetInfo
        {
            Name = name,
            Title = title,
            Licence = licence,
            SampleShape = new Shape(28, 28),
            Classes = 10,
            DefaultEncoder = EncoderCatalog.Rate,
        };
        return new DatasetEntry(info, (60_000, 0, 10_000),
            [.. files.Select(f => new DatasetSource($"{name}/{f.File}", f.Bytes, f.Sha256, new Uri(addresses + f.File)))],
            roots => ArrayDatasets.OfBytes(info, 255, split => split switch
            {
                Split.Train => Pair(roots, name, "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
                Split.Test => Pair(roots, name, "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
                _ => null,
            }, IdxReader.Read));
    }

    static DatasetEntry BrailleEntry()
    {
        var info = new DatasetInfo
        {
            Name = "braille7",
            Title = "seven Braille letters read by an artificial fingertip, 256 steps x 12 sensors",
            Licence = "CC BY 4.0 (S. F. Müller-Cleve et al.)",
            SampleShape = new Shape(256, 12),
            Classes = 7,
            DefaultEncoder = EncoderCatalog.Direct,
        };
        return new DatasetEntry(info, (738, 0, 210),
            [
                new("braille7/train-spikes-idx3-ubyte.gz", 198329, "4aeca15e6411f7aba3b3ff3fce97eba57bae0504ed13a8e22c0aebd0d79e28e6", null),
                new("braille7/train-labels-idx1-ubyte.gz", 365, "2fb568b05bd8b5083924973302432d275901a936e5772233ddc5e4a2cf6a2151", null),
                new("braille7/test-spikes-idx3-ubyte.gz", 56542, "edf09b27ec2e79f2b88bcdceed1f8aa7379c3cccbce1cd114612e6d6fe462c9c", null),
                new("braille7/test-labels-idx1-ubyte.gz", 125, "d9e7bbd8e29bfa39e7979dd7fdda513924002e1afb7c417acedc134ae8d873f3", null),
            ],
            roots => ArrayDatasets.OfBytes(info, 1, split => split switch
            {
                Split.Train => Pair(roots, "braille7", "train-spikes-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
                Split.Test => Pair(roots, "braille7", "test-spikes-idx3-ubyte.gz", "test-labels-idx1-ubyte.gz"),
                _ => null,
            }, IdxReader.Read));
    }

    static DatasetEntry YinYangEntry()
    {
        const string Addresses = "https://raw.githubusercontent.com/lkriener/yin_yang_data_set/HEAD/publication_data/";
        var info = new DatasetInfo
        {
            Name = "yin-yang",
            Title = "points of a yin-yang figure in four numbers: x, y, 1 - x, 1 - y",
            Licence = "MIT (L. Kriener)",
            SampleShape = new Shape(4),
            Classes = 3,
            DefaultEncoder = EncoderCatalog.Rate,
        };
        (string File, long Bytes, string Sha256)[] files =
        [
            ("train_samples.npy", 160128, "88ce43d8e7620b4dcd0712a582882325e609183eb71f2368cce8e87930e122d5"),
            ("train_labels.npy", 40128, "d38863599b41c3d67d5e606b21c3ea10f7956758471e946adcb120c4e5ae31c9"),
            ("validation_samples.npy", 32128, "88f7e23daf578da390fe3ca10370d38fdb6060a08249ecb1be832e3e6cce75d3"),
            ("validation_labels.npy", 8128, "abd956deb8e62f528a271d323c7498e6d331cd261f143b539b1219d274936008"),
            ("test_samples.npy", 32128, "1559e64b45a5e28df8a9d1158d891383d5745b0af2edbbca31ca4e2faeb95b4c"),
            ("test_labels.npy", 8128, "b4337aa983ea3928d1d8ee78268e8e266ede6ca3a401ade7b02eb47c9d90be93"),
        ];
        return new DatasetEntry(info, (5000, 1000, 1000),
            [.. files.Select(f => new DatasetSource("yin-yang/" + f.File, f.Bytes, f.Sha256, new Uri(Addresses + f.File)))],
            roots => ArrayDatasets.OfReals(info, split =>
            {
                var prefix = split switch { Split.Train => "train", Split.Validation => "validation", _ => "test" };
                return Pair(roots, "yin-yang", prefix + "_samples.npy", prefix + "_labels.npy");
            }, NpyReader.Read));
    }

    static (string Samples, string Labels) Pair(DatasetRoots roots, string dataset, string samples, string labels) =>
        (DatasetFiles.Locate(roots, dataset, $"{dataset}/{samples}"), DatasetFiles.Locate(roots, dataset, $"{dataset}/{labels}"));
}
