using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Csv;
using NeuroChip.Formats.Files;
using NeuroChip.Formats.Tests.Files;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Csv;

public class CsvReaderTests
{
    static CsvTable Read(byte[] bytes) => CsvReader.Read(InputFile.FromStream("test.csv", new MemoryStream(bytes)));

    static CsvTable Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("1,2.5\n-3,4e2\n")]
    [InlineData("1,2.5\n-3,4e2")]
    [InlineData("1,2.5\r\n-3,4e2\r\n\r\n")]
    [InlineData("\uFEFF 1 , 2.5\n-3,400.0\n\n")]
    public void Read_AnyLineEnds_GivesTheNumbers(string text)
    {
        var table = Read(text);

        (table.Rows, table.Columns, table.Header.Length, table.FirstLine).Should().Be((2, 2, 0, 1));
        table.Values.Should().Equal(1, 2.5, -3, 400);
    }

    [Fact]
    public void Read_CountsAndNames_AreTheHeader()
    {
        var table = Read("2,1,yes,no\n0.5,0\n1.5,1\n");

        table.Header.Should().Equal("2", "1", "yes", "no");
        (table.Rows, table.Columns, table.FirstLine).Should().Be((2, 2, 2));
    }

    [Fact]
    public void Read_ColumnNames_AreTheHeader() => Read("\"length\",label\n0.5,0\n").Header.Should().Equal("length", "label");

    [Fact]
    public void Read_LinesLongerThanTheBuffer_AreWhole()
    {
        var row = string.Join(',', Enumerable.Range(0, 40_000));

        var table = Read(row + "\n" + row + "\n");

        (table.Rows, table.Columns).Should().Be((2, 40_000));
        table[1, 39_999].Should().Be(39_999);
    }

    [Theory]
    [InlineData("", "NC0004", 0, 1)]
    [InlineData("a,b\n", "NC0003", 1, 1)]
    [InlineData("1,2\n3,x\n", "NC0005", 2, 3)]
    [InlineData("1,2\n3,\n", "NC0005", 2, 3)]
    [InlineData("1,2\n3,NaN\n", "NC0005", 2, 3)]
    [InlineData("1,2\n3,1e999\n", "NC0005", 2, 3)]
    [InlineData("1,x\n3,4\n", "NC0005", 1, 3)]
    [InlineData("1,2\n3\n", "NC0005", 2, 1)]
    [InlineData("1;2\n3;4\n", "NC0005", 2, 1)]
    [InlineData("1,2\n3;4,1\n", "NC0005", 2, 1)]
    [InlineData("1,2\n\n3,4\n", "NC0005", 3, 1)]
    [InlineData("3,1,yes,no\n0.5,0\n1.5,1\n", "NC0003", 1, 1)]
    [InlineData("1,1,yes,no\n0.5,0\n1.5,1\n", "NC0005", 1, 1)]
    [InlineData("2,2,yes,no\n0.5,0\n1.5,1\n", "NC0005", 1, 1)]
    [InlineData("a,b,c\n0.5,0\n", "NC0005", 1, 1)]
    public void Read_BadFile_NamesLineAndColumn(string text, string code, int line, int column)
    {
        var read = () => Read(text);

        var diagnostic = read.Should().Throw<InputErrorException>().Which.Diagnostic;
        diagnostic.Descriptor.Code.Should().Be(code);
        (diagnostic.Location.Line, diagnostic.Location.Column).Should().Be((line, column));
    }

    [Fact]
    public void Read_LineWithoutEnd_IsRefused() =>
        HostileBytes.Outcome([.. Enumerable.Repeat((byte)'1', 3_000_000)], b => Read(b))!.Descriptor.Code.Should().Be("NC0004");

    // 20 MB of "1,1,…": ten million numbers in 20 kB.
    [Fact]
    public void Read_CompressedBomb_IsRefusedOnTheWay()
    {
        var line = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,", 99)) + "1\n");
        var bomb = Gzip.Of([.. Enumerable.Repeat(line, 100_000).SelectMany(l => l)]);

        HostileBytes.Outcome(bomb, b => Read(b))!.Descriptor.Code.Should().Be("NC0007");
    }

    [Fact]
    public void Read_HostileFiles_AreDiagnosed()
    {
        static void Read(byte[] bytes) => CsvReaderTests.Read(bytes);
        var good = Encoding.ASCII.GetBytes("60,3,a,b\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i}.5,{i * i},-{i}e-1,{i % 2}\n")));

        HostileBytes.RefusesTruncated(good, Read);
        HostileBytes.SurvivesFlips(good, Read);
        HostileBytes.SurvivesFlips(Gzip.Of(good), Read);
        HostileBytes.RefusesOtherContent(Read);
    }

    [Fact]
    public void ReadRecords_RaggedLines_AreRefused()
    {
        var read = () => CsvReader.ReadRecords(InputFile.FromStream("l.csv", new MemoryStream("file,label\na,1\nb\n"u8.ToArray())));

        read.Should().Throw<InputErrorException>().Which.Diagnostic.Location.Line.Should().Be(3);
    }
}
