using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Hdf5;

/// <summary>One part of the format at a time, on files that the HDF5 library wrote; see Files/make_files.py for what is in them.</summary>
public class Hdf5FeatureTests
{
    static Hdf5Group Root(string name) => Hdf5File.Open(PathOf(name)).Root;

    static string PathOf(string name) =>
        Path.Combine(SharedFolders.Repository, "tests/NeuroChip.Formats.Tests/Hdf5/Files", name + ".h5");

    static double[] Ramp(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    [Theory]
    [InlineData("dense-group")]
    [InlineData("symbol-table-large")]
    public void Names_HundredsOfMembers_AllFoundInOrder(string name)
    {
        var group = Root(name).Group("many")!;
        group.Names.Should().Equal(["last", .. Enumerable.Range(0, 200).Select(i => $"member-{i:000}")]);
        group.Names.Should().OnlyContain(member => group.Dataset(member)!.ReadIntegers()[0] == 7);
    }

    [Theory]
    [InlineData("fixed-array", "plain", 35)]
    [InlineData("fixed-array", "gzip", 35)]
    [InlineData("fixed-array", "bounded", 12)]
    [InlineData("extensible-array", "rows", 180)]
    [InlineData("extensible-array", "columns", 180)]
    [InlineData("implicit", "data", 35)]
    [InlineData("btree2-chunks", "plain", 1200)]
    [InlineData("btree2-chunks", "gzip", 35)]
    public void ReadDoubles_ChunkIndexOfLayout4_ElementsInOrder(string name, string dataset, int count) =>
        Root(name).Dataset(dataset)!.ReadDoubles().Should().Equal(Ramp(count));

    [Fact]
    public void ReadIntegers_FixedArrayInPages_ChunksAndFillValues()
    {
        var values = Root("fixed-array").Dataset("paged")!.ReadIntegers();
        var written = values.Select((value, index) => (index, value)).Where(item => item.value != -1);
        written.Should().Equal((5, 50), (2999, 99));
    }

    // The indices fall on the index block, a data block that it lists, and second pages of data blocks that one super block lists.
    [Fact]
    public void ReadIntegers_ExtensibleArrayInPages_ChunksAndFillValues()
    {
        var values = Root("extensible-array-paged").Dataset("far")!.ReadIntegers();
        var written = values.Select((value, index) => (index, value)).Where(item => item.value != -1);
        int[] indices = [3, 20, 132500, 135000, 139999];
        written.Should().Equal(indices.Select(index => (index, (long)(index % 100))));
    }

    [Fact]
    public void ReadIntegers_Lzf_Unpacked()
    {
        Root("lzf").Dataset("repeated")!.ReadDoubles().Should().Equal(Enumerable.Range(0, 300).Select(i => i % 10.0));
        Root("lzf").Dataset("shuffled")!.ReadDoubles().Should().Equal(Ramp(300));
    }

    [Fact]
    public void ReadDoubles_UnsupportedFilter_NamedInDiagnostic()
    {
        var dataset = Root("refused-filters").Dataset("scaleoffset")!;
        var failure = dataset.Invoking(d => d.ReadDoubles()).Should().Throw<InputErrorException>().Which.Diagnostic;
        failure.Descriptor.Should().Be(FileCodes.UnsupportedFilter);
        failure.Message.Should().Contain("'/scaleoffset'").And.Contain("scale-offset (6)");
    }

    [Theory]
    [InlineData("i1", sbyte.MinValue, sbyte.MaxValue)]
    [InlineData("i2", short.MinValue, short.MaxValue)]
    [InlineData("i4", int.MinValue, int.MaxValue)]
    [InlineData("i8", long.MinValue, long.MaxValue)]
    [InlineData("u1", 0, byte.MaxValue)]
    [InlineData("u2", 0, ushort.MaxValue)]
    [InlineData("u4", 0, uint.MaxValue)]
    public void ReadIntegers_AnyWidth_ExactInBothByteOrders(string type, long lowest, long highest)
    {
        foreach (var order in type.EndsWith('1') ? new[] { '<' } : ['<', '>'])
        {
            Root("types").Dataset("int" + order + type)!.ReadIntegers().Should().Equal(lowest, 0, 1, highest);
        }
    }

    [Fact]
    public void ReadIntegers_Unsigned64BitsBeyondRange_Refused()
    {
        var dataset = Root("types").Dataset("int>u8")!;
        dataset.ReadDoubles()[3].Should().Be(18446744073709551616.0);
        dataset.Invoking(d => d.ReadIntegers()).Should().Throw<InputErrorException>().WithMessage("*18446744073709551615*");
    }

    [Fact]
    public void ReadIntegers_ThreeBytes_SignExtended() => Root("types").Dataset("int24")!.ReadIntegers().Should().Equal(-2, 8388607);

    [Theory]
    [InlineData("<f2")]
    [InlineData(">f2")]
    [InlineData("<f4")]
    [InlineData(">f4")]
    [InlineData("<f8")]
    [InlineData(">f8")]
    public void ReadDoubles_Float_Exact(string type) =>
        Root("types").Dataset("float" + type)!.ReadDoubles().Should().Equal(-1.5, 0, 0.333251953125, double.PositiveInfinity);

    [Fact]
    public void ReadBytesLittleEndian_BigEndianFile_BytesSwapped() =>
        Root("types").Dataset("int>i2")!.ReadBytesLittleEndian().Should().Equal(Root("types").Dataset("int<i2")!.ReadBytesLittleEndian())
            .And.Equal(0x00, 0x80, 0, 0, 1, 0, 0xFF, 0x7F);

    [Fact]
    public void ReadIntegers_BoolAndEnumeration_ValuesAndNames()
    {
        var root = Root("types");
        root.Dataset("bool")!.Type.Kind.Should().Be(Hdf5TypeKind.Boolean);
        root.Dataset("bool")!.ReadIntegers().Should().Equal(1, 0);
        root.Dataset("enum")!.ReadIntegers().Should().Equal(2, 0);
        root.Dataset("enum")!.ReadStrings().Should().Equal("BY_TIME", "NONE");
    }

    [Theory]
    [InlineData("fixed", "ab|cde")]
    [InlineData("spaces", "ab c")]
    [InlineData("text", "größer")]
    [InlineData("empty-text", "")]
    public void ReadStrings_AnyStorage_PaddingRemoved(string name, string expected) =>
        string.Join('|', Root("types").Dataset(name)!.ReadStrings()).Should().Be(expected);

    [Fact]
    public void Dimensions_NullScalarAndEmpty_Distinguished()
    {
        var root = Root("types");
        root.Dataset("text")!.Dimensions.Should().BeEmpty();
        root.Dataset("null")!.Dimensions.Should().Equal(0);
        root.Dataset("no-rows")!.Dimensions.Should().Equal(0, 3);
        root.Dataset("no-rows")!.ReadDoubles().Should().BeEmpty();
    }

    [Fact]
    public void ReadIntegers_NeverWritten_FillValue() => Root("types").Dataset("never-written")!.ReadIntegers().Should().Equal(-7, -7, -7);

    [Fact]
    public void ReadDoubles_NamedDatatype_Followed()
    {
        Root("types").Dataset("of-named-type")!.ReadDoubles().Should().Equal(1.25);
        Root("types").Dataset("named-type").Should().BeNull();
        Root("types").Group("named-type").Should().BeNull();
    }

    [Fact]
    public void Dataset_SoftLink_Refused()
    {
        var root = Root("types");
        root.Names.Should().Contain("soft");
        root.Invoking(r => r.Dataset("soft")).Should().Throw<InputErrorException>().WithMessage("*'/soft' is a soft link*");
    }

    [Fact]
    public void ReadDoubles_Compound_ListedButRefused()
    {
        var dataset = Root("types").Dataset("compound")!;
        dataset.Type.Kind.Should().Be(Hdf5TypeKind.Other);
        dataset.Invoking(d => d.ReadDoubles()).Should().Throw<InputErrorException>().WithMessage("*compound*");
    }

    [Fact]
    public void ReadSequence_RowsOfVariableLength_NumbersOfEachRow()
    {
        var spikes = Root("rows").Group("spikes")!;
        spikes.Dataset("times")!.Type.Element!.Size.Should().Be(2);
        spikes.Dataset("times")!.ReadSequence(0).Should().Equal(0.5, 1.25);
        spikes.Dataset("times")!.ReadSequence(1).Should().BeEmpty();
        spikes.Dataset("units")!.ReadSequence(2).Should().Equal(600, 601, 602);
    }

    [Theory]
    [InlineData("attributes-earliest")]
    [InlineData("attributes-latest")]
    public void Attributes_InHeaderAndHeap_NumbersTextAndEnumerations(string name)
    {
        var root = Root(name);
        root.Attributes.Single().ReadStrings().Should().Equal("NIRGraphData");
        var attributes = root.Dataset("data")!.Attributes;
        attributes.Select(a => a.Name).Should().Equal("dt", "shape", "sorting", "units");
        attributes[0].ReadDoubles().Should().Equal(0.25);
        attributes[1].ReadIntegers().Should().Equal(1, 2, 3, 4);
        attributes[1].Dimensions.Should().Equal(2, 2);
        attributes[2].ReadStrings().Should().Equal("by_id");
        attributes[3].ReadStrings().Should().Equal("ms");
        var many = root.Group("many")!.Attributes;
        many.Select(a => a.ReadIntegers()[0]).Should().Equal(Enumerable.Range(0, 100).Select(i => (long)i));
    }

    [Fact]
    public void Group_LinkToEnclosingGroup_Refused()
    {
        var ring = Root("ring").Group("a")!;
        ring.Dataset("b")!.ReadIntegers().Should().Equal(1);
        ring.Invoking(g => g.Group("c")).Should().Throw<InputErrorException>()
            .Which.Diagnostic.Descriptor.Should().Be(FileCodes.NestedTooDeep);
    }

    [Fact]
    public void ReadSequence_FromManyThreads_SameValues()
    {
        var spikes = Root("rows").Group("spikes")!;
        var sums = new double[1000];
        Parallel.For(0, sums.Length, i =>
            sums[i] = spikes.Dataset("times")!.ReadSequence(i % 3).Sum() + spikes.Dataset("units")!.ReadSequence(i % 3).Sum());
        double[] expected = [0.5 + 1.25 + 600 + 601, 0, 2 + 3 + 4 + 600 + 601 + 602];
        sums.Should().Equal(Enumerable.Range(0, sums.Length).Select(i => expected[i % 3]));
    }
}
