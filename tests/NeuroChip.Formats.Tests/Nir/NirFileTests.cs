using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5;
using NeuroChip.Formats.Nir;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Nir;

public class NirFileTests
{
    static readonly ImmutableArray<long> Two = [2];

    static readonly NirGraph Small = new()
    {
        Version = "1.2.3",
        Nodes =
        [
            new() { Name = "0", Type = "Input", Parameters = NirGroup.Empty.With("shape", NirTensor.Integers(2)).Members },
            new()
            {
                Name = "a.b",
                Type = "Strange",
                Parameters = NirGroup.Empty
                    .With("nan", NirTensor.Float32(Two, [float.NaN, -0f]))
                    .With("scalar", NirTensor.Scalar(double.Epsilon))
                    .With("half", new NirTensor(NirElementType.Float16, Two, [1, 2, 3, 4]))
                    .With("bool", new NirTensor(NirElementType.Bool, Two, [0, 1]))
                    .With("unsigned", new NirTensor(NirElementType.UInt16, Two, [1, 2, 255, 255]))
                    .With("signed", new NirTensor(NirElementType.Int8, [1, 2], [1, 255]))
                    .With("empty", NirTensor.Float64([0, 3], []))
                    .With("text", new NirText("grüße"))
                    .With("texts", new NirText([2, 1], ["", "b"]))
                    .With("group", NirGroup.Empty.With("inner", NirTensor.Scalar(7L)))
                    .Members,
                Metadata = NirGroup.Empty.With("note", new NirText("x")),
            },
            new()
            {
                Name = "nested",
                Type = NirNode.GraphType,
                Graph = new() { Nodes = [new() { Name = "1", Type = "Output" }], Edges = [] },
            },
        ],
        Edges = [new("0", "a.b"), new("a.b", "nested"), new("0", "a.b")],
        Metadata = NirGroup.Empty.With("dt", NirTensor.Scalar(0.001)),
    };

    [Fact]
    public void Parse_OfWrittenGraph_GivesEveryBitBack()
    {
        var read = NirFile.Parse(NirFile.ToBytes(Small), "small.nir");

        read.Version.Should().Be("1.2.3");
        read.Source.Should().Be("small.nir");
        read.Edges.Should().Equal(Small.Edges);
        read.Nodes.Select(node => (node.Name, node.Type)).Should().Equal(Small.Nodes.Select(node => (node.Name, node.Type)));
        ShouldEqual(new NirGroup(read.Nodes[1].Parameters), new NirGroup(Small.Nodes[1].Parameters));
        ShouldEqual(read.Nodes[1].Metadata!, Small.Nodes[1].Metadata!);
        ShouldEqual(read.Metadata!, Small.Metadata!);
        read.Nodes[2].Graph!.Nodes.Single().Type.Should().Be("Output");
        read.Nodes[2].Graph!.Edges.Should().BeEmpty();
    }

    [Fact]
    public void ToBytes_NodesInAnotherOrder_GivesTheSameBytes() =>
        NirFile.ToBytes(Small with { Nodes = [.. Small.Nodes.Reverse()] }).Should().Equal(NirFile.ToBytes(Small));

    [Fact]
    public void Write_File_ReplacesItWhole()
    {
        var folder = Directory.CreateTempSubdirectory("nir-test");
        try
        {
            var path = Path.Combine(folder.FullName, "network.nir");
            File.WriteAllText(path, "old");
            NirFile.Write(Small, path);

            File.ReadAllBytes(path).Should().Equal(NirFile.ToBytes(Small));
            NirFile.Read(path).Nodes.Should().HaveCount(3);
            folder.GetFiles().Should().ContainSingle();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Write_IntoAMissingFolder_IsAnInputError() =>
        Caught(() => NirFile.Write(Small, Path.Combine(Path.GetTempPath(), "no such folder", "n.nir"))).Descriptor.Should().Be(FileCodes.NotReadable);

    [DataFact]
    public void Parse_EverySharedFile_SurvivesWritingBitForBit()
    {
        var files = Directory.GetFiles(Path.Combine(SharedFolders.Data!, "nir"), "*.nir", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(SharedFolders.Data!, "networks"), "*.nir"));
        foreach (var file in files)
        {
            var bytes = NirFile.ToBytes(NirFile.Read(file));
            NirFile.ToBytes(NirFile.Parse(bytes, file)).Should().Equal(bytes, file);
        }
    }

    [DataFact]
    public void Read_EveryHdf5Variant_GivesTheSameGraph()
    {
        var folder = Path.Combine(SharedFolders.Data!, "nir");
        var expected = NirFile.ToBytes(WithoutRemarks(NirFile.Read(Path.Combine(folder, "braille_noDelay_bias_zero.nir"))));
        var variants = Directory.GetFiles(Path.Combine(folder, "hdf5-variants"), "*.nir");
        variants.Should().HaveCount(15);
        foreach (var file in variants)
        {
            NirFile.ToBytes(WithoutRemarks(NirFile.Read(file))).Should().Equal(expected, file);
        }
    }

    [DataFact]
    public void Read_Metadata_KeepsIt()
    {
        var graph = NirFile.Read(Path.Combine(SharedFolders.Data!, "networks", "mnist_mlp.nir"));

        ((NirTensor)graph.Metadata!.Members["dt"]).ToDoubles().Should().Equal(0.001);
        graph.Version.Should().Be("1.0.7");
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n", "Git LFS")]
    [InlineData("PK\u0003\u0004", "zip")]
    [InlineData("", "empty")]
    [InlineData("{\"nodes\": []}", "HDF5")]
    public void Parse_AnotherFormat_SaysWhatItIs(string text, string word)
    {
        var diagnostic = Caught(() => NirFile.Parse(System.Text.Encoding.Latin1.GetBytes(text), "x.nir"));

        diagnostic.Message.Should().Contain(word);
        diagnostic.Location.File.Should().Be("x.nir");
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "no node", "no group '/node'" },
        { "no type", "no 'type'" },
        { "type is a number", "one string" },
        { "not a graph", "'LIF'" },
        { "no nodes", "without a group 'nodes'" },
        { "no edges", "without 'edges'" },
        { "edges in threes", "pairs" },
        { "node is an array", "not a group" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Parse_Hdf5ThatIsNotNir_SaysWhatIsMissing(string what, string words)
    {
        var file = new Hdf5Writer();
        Fill(file, what);

        Caught(() => NirFile.Parse(file.ToArray(), "x.nir")).Message.Should().Contain(words);
    }

    [Fact]
    public void ToBytes_NameWithSlash_IsRefused()
    {
        var write = () => NirFile.ToBytes(Small with { Nodes = [Small.Nodes[0] with { Name = "a/b" }] });

        write.Should().Throw<ArgumentException>().WithMessage("*'a/b'*");
    }

    static void Fill(Hdf5Writer file, string what)
    {
        if (what == "no node")
        {
            file.AddGroup("/other");
            return;
        }

        if (what == "type is a number")
        {
            file.AddDataset("/node/type", Hdf5Type.Integer(1), [], [1]);
        }
        else if (what != "no type")
        {
            file.AddStrings("/node/type", [], [what == "not a graph" ? "LIF" : "NIRGraph"]);
        }

        if (what == "node is an array")
        {
            file.AddDataset("/node/nodes/a", Hdf5Type.Integer(1), [], [1]);
        }
        else if (what != "no nodes")
        {
            file.AddGroup("/node/nodes");
        }

        if (what != "no edges")
        {
            file.AddStrings("/node/edges", [1, what == "edges in threes" ? 3 : 2], what == "edges in threes" ? ["a", "b", "c"] : ["a", "b"]);
        }
    }

    static NirGraph WithoutRemarks(NirGraph graph) => graph with
    {
        Version = null,
        Metadata = null,
        Nodes = [.. graph.Nodes.Select(node => node with { Metadata = null })],
    };

    static Diagnostic Caught(Action action) => action.Should().Throw<InputErrorException>().Which.Diagnostic;

    static void ShouldEqual(NirValue actual, NirValue expected)
    {
        switch (expected)
        {
            case NirTensor tensor:
                var read = actual.Should().BeOfType<NirTensor>().Subject;
                read.ElementType.Should().Be(tensor.ElementType);
                read.Shape.Should().Equal(tensor.Shape);
                read.Bytes.Should().Equal(tensor.Bytes);
                break;
            case NirText text:
                ((NirText)actual).Shape.Should().Equal(text.Shape);
                ((NirText)actual).Values.Should().Equal(text.Values);
                break;
            default:
                var members = ((NirGroup)expected).Members;
                ((NirGroup)actual).Members.Keys.Should().Equal(members.Keys);
                foreach (var (name, value) in members)
                {
                    ShouldEqual(((NirGroup)actual).Members[name], value);
                }

                break;
        }
    }
}
