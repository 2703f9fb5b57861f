using System.Buffers.Binary;
using NeuroChip.Formats.Hdf5;

namespace NeuroChip.Formats.Tests.Hdf5;

public class Hdf5WriterTests
{
    static Hdf5Group Reread(Hdf5Writer writer) => Hdf5File.Parse(writer.ToArray(), "written.h5").Root;

    [Fact]
    public void ToArray_EmptyFile_RootWithoutMembers() => Reread(new Hdf5Writer()).Names.Should().BeEmpty();

    // Superblock 96; content 104 (8 bytes at 96); dataset header 16 + messages; laid out by hand from the format's description.
    [Fact]
    public void ToArray_OneScalar_BytesAsTheFormatDescribes()
    {
        var writer = new Hdf5Writer();
        writer.AddDataset("x", Hdf5Type.Float(4), [], [0, 0, 0xC0, 0x3F]);
        var file = writer.ToArray();
        file.AsSpan(0, 8).ToArray().Should().Equal(0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A);
        file.AsSpan(8, 16).ToArray().Should().Equal(0, 0, 0, 0, 0, 8, 8, 0, 4, 0, 16, 0, 0, 0, 0, 0);
        BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(40)).Should().Be(file.Length);
        file.AsSpan(96, 4).ToArray().Should().Equal(0, 0, 0xC0, 0x3F);
        byte[] floatType =
        [
            0x03, 0, 24, 0, 1, 0, 0, 0, // datatype message of 24 bytes, constant
            0x11, 0x20, 31, 0, 4, 0, 0, 0, 0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0, 0, 0, 0, 0,
        ];
        file.AsSpan().IndexOf(floatType).Should().Be(104 + 16 + 8 + 8); // after header prefix and dataspace message
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(9000)]
    public void ToArray_ManyMembers_AllFoundAgain(int count)
    {
        var writer = new Hdf5Writer();
        for (var i = count - 1; i >= 0; i--)
        {
            writer.AddDataset($"many/m{i:0000}", Hdf5Type.Integer(4), [], BitConverter.GetBytes(i));
        }

        var group = Reread(writer).Group("many")!;
        group.Names.Should().Equal(Enumerable.Range(0, count).Select(i => $"m{i:0000}"));
        group.Dataset($"m{count - 1:0000}")!.ReadIntegers().Should().Equal(count - 1);
    }

    [Fact]
    public void ToArray_EveryNumberType_SameTypeAndBytes()
    {
        Hdf5Type[] types =
        [
            .. from size in Enumerable.Range(1, 8) from signed in new[] { true, false } select Hdf5Type.Integer(size, signed),
            Hdf5Type.Float(2), Hdf5Type.Float(4), Hdf5Type.Float(8), Hdf5Type.Boolean,
        ];
        foreach (var type in types)
        {
            byte[] bytes = [.. Enumerable.Range(0, 6 * type.Size).Select(i => (byte)(type.Kind == Hdf5TypeKind.Boolean ? i & 1 : i * 37))];
            var writer = new Hdf5Writer();
            writer.AddDataset("/a/b/data", type, [2, 3], bytes);
            var dataset = Reread(writer).Group("a")!.Group("b")!.Dataset("data")!;
            dataset.Dimensions.Should().Equal(2, 3);
            (dataset.Type with { Members = default }).Should().Be(type with { Members = default });
            dataset.Type.Members.Should().Equal(type.Members);
            dataset.ReadBytesLittleEndian().Should().Equal(bytes);
        }
    }

    [Fact]
    public void AddStrings_EmptyShortLongAndMany_SameTexts()
    {
        string[] texts = ["", "größer", new string('x', 10000), .. Enumerable.Range(0, 997).Select(i => $"neuron {i}")];
        var writer = new Hdf5Writer();
        writer.AddStrings("texts", [500, 2], texts);
        writer.AddStrings("one", [], ["NIRGraph"]);
        writer.AddStrings("none", [0, 2], []);
        var root = Reread(writer);
        root.Dataset("texts")!.Dimensions.Should().Equal(500, 2);
        root.Dataset("texts")!.ReadStrings().Should().Equal(texts);
        root.Dataset("one")!.ReadStrings().Should().Equal("NIRGraph");
        root.Dataset("none")!.ReadStrings().Should().BeEmpty();
    }

    [Fact]
    public void ToArray_AddedInAnotherOrder_SameBytes()
    {
        Hdf5Writer forward = new(), backward = new();
        forward.AddStrings("a/x", [], ["1"]);
        forward.AddGroup("b");
        backward.AddGroup("b");
        backward.AddStrings("a/x", [], ["1"]);
        forward.ToArray().Should().Equal(backward.ToArray());
    }

    [Fact]
    public void ToArray_NamesOutsideAscii_InTheOrderOfTheirBytes()
    {
        var writer = new Hdf5Writer();
        string[] names = ["z", "ö", "\uFFFD", "\U0001F600", "10", "2", "a.b"];
        foreach (var name in names)
        {
            writer.AddGroup(name);
        }

        Reread(writer).Names.Should().BeEquivalentTo(names);
    }

    [Fact]
    public void AddDataset_TakenPathOrWrongLength_ArgumentException()
    {
        var writer = new Hdf5Writer();
        writer.AddStrings("a", [], ["1"]);
        writer.Invoking(w => w.AddStrings("a", [], ["2"])).Should().Throw<ArgumentException>();
        writer.Invoking(w => w.AddGroup("a/b")).Should().Throw<ArgumentException>();
        writer.Invoking(w => w.AddDataset("c", Hdf5Type.Float(4), [2], [0, 0, 0, 0])).Should().Throw<ArgumentException>();
    }
}
