using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Arrays;
using NeuroChip.Formats.Files;
using NeuroChip.Formats.Idx;
using NeuroChip.Formats.Tests.Files;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Idx;

public class IdxReaderTests
{
    static NumberArray Read(byte[] bytes) => IdxReader.Read(InputFile.FromStream("test.idx", new MemoryStream(bytes)));

    public static TheoryData<byte[], NumberType, double[]> Types => new()
    {
        { [0, 0, 8, 1, 0, 0, 0, 2, 7, 255], NumberType.UInt8, [7, 255] },
        { [0, 0, 9, 1, 0, 0, 0, 2, 7, 255], NumberType.Int8, [7, -1] },
        { [0, 0, 11, 1, 0, 0, 0, 2, 1, 2, 255, 254], NumberType.Int16, [258, -2] },
        { [0, 0, 12, 1, 0, 0, 0, 1, 0, 1, 0, 2], NumberType.Int32, [65538] },
        { [0, 0, 13, 1, 0, 0, 0, 1, 0x3f, 0xc0, 0, 0], NumberType.Float32, [1.5] },
        { [0, 0, 14, 1, 0, 0, 0, 1, 0xc0, 0x04, 0, 0, 0, 0, 0, 0], NumberType.Float64, [-2.5] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_EveryType_GivesItsValues(byte[] bytes, NumberType type, double[] values)
    {
        var array = Read(bytes);

        array.Type.Should().Be(type);
        Enumerable.Range(0, array.Count).Select(i => array[i]).Should().Equal(values);
    }

    [Fact]
    public void Read_Gzipped_GivesTheSame()
    {
        var array = Read(Gzip.Of([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]));

        array.Shape.ToString().Should().Be("2x3");
        array.Bytes.ToArray().Should().Equal(1, 2, 3, 4, 5, 6);
    }

    public static TheoryData<byte[], string, long> Bad => new()
    {
        { [], "NC0003", 0 },
        { [0, 0, 8], "NC0003", 0 },
        { [1, 0, 8, 1, 0, 0, 0, 1, 9], "NC0004", 0 },
        { [0, 0, 10, 1, 0, 0, 0, 1, 9], "NC0005", 2 },
        { [0, 0, 8, 0], "NC0005", 3 },
        { [0, 0, 8, 9, 0, 0, 0, 1, 9], "NC0005", 3 },
        { [0, 0, 8, 1, 0, 0], "NC0003", 4 },
        { [0, 0, 8, 1, 0, 0, 0, 0], "NC0005", 4 },
        { [0, 0, 8, 1, 0, 0, 0, 3, 1, 2], "NC0003", 8 },
        { [0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3], "NC0005", 10 },
        { [0, 0, 8, 1, 255, 255, 255, 255, 1, 2, 3], "NC0007", 4 },
        { [0, 0, 14, 2, 0, 1, 0, 0, 0, 0, 127, 255, 1, 2, 3], "NC0007", 12 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Read_BadFile_NamesTheByte(byte[] bytes, string code, long offset)
    {
        var read = () => Read(bytes);

        var diagnostic = read.Should().Throw<InputErrorException>().Which.Diagnostic;
        diagnostic.Descriptor.Code.Should().Be(code);
        diagnostic.Location.ByteOffset.Should().Be(offset);
    }

    [Fact]
    public void Read_GzipThatDeclaresMoreThanItCanHold_IsRefusedBeforeAllocating()
    {
        var bytes = Gzip.Of([0, 0, 8, 1, 0x7f, 255, 255, 255, 1, 2, 3]);
        var read = () => Read(bytes);

        read.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC0007");
    }

    [Fact]
    public void Read_GzipCutAnywhere_IsRefused()
    {
        var bytes = Gzip.Of([0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3]);

        for (var length = 0; length < bytes.Length; length++)
        {
            var read = () => Read(bytes[..length]);
            read.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().BeOneOf("NC0003", "NC0004");
        }
    }

    static byte[] Good => [0, 0, 11, 2, 0, 0, 0, 50, 0, 0, 0, 10, .. Enumerable.Range(0, 1000).Select(i => (byte)(i * 13 / 7))];

    [Fact]
    public void Read_HostileFiles_AreDiagnosed()
    {
        static void Read(byte[] bytes) => IdxReaderTests.Read(bytes);

        foreach (var good in new[] { Good, Gzip.Of(Good) })
        {
            HostileBytes.RefusesTruncated(good, Read);
            HostileBytes.SurvivesFlips(good, Read);
        }

        HostileBytes.RefusesOtherContent(Read);
    }
}
