using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Arrays;
using NeuroChip.Formats.Files;
using NeuroChip.Formats.Npy;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Npy;

public class NpyReaderTests
{
    static NumberArray Read(byte[] bytes) => NpyReader.Read(InputFile.FromStream("test.npy", new MemoryStream(bytes)));

    static byte[] File(string header, byte[] data, byte version = 1)
    {
        var text = Encoding.UTF8.GetBytes(header + "\n");
        byte[] length = version == 1 ? [(byte)text.Length, (byte)(text.Length >> 8)] : [(byte)text.Length, (byte)(text.Length >> 8), 0, 0];
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. data];
    }

    static string Header(string type, string shape, string fortran = "False") =>
        $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}";

    static double[] Values(NumberArray array) => [.. Enumerable.Range(0, array.Count).Select(i => array[i])];

    public static TheoryData<string, byte[], double> Types => new()
    {
        { "|b1", [1], 1 },
        { "|u1", [200], 200 },
        { "|i1", [200], -56 },
        { "<u2", [1, 2], 513 },
        { ">u2", [1, 2], 258 },
        { "<i2", [254, 255], -2 },
        { "<u4", [0, 0, 0, 128], 2147483648 },
        { ">i4", [255, 255, 255, 254], -2 },
        { "<u8", [0, 0, 0, 0, 1, 0, 0, 0], 4294967296 },
        { ">i8", [255, 255, 255, 255, 255, 255, 255, 253], -3 },
        { "<f4", [0, 0, 0xc0, 0x3f], 1.5 },
        { ">f8", [0xc0, 0x04, 0, 0, 0, 0, 0, 0], -2.5 },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_EveryType_GivesItsValue(string type, byte[] data, double value) =>
        Values(Read(File(Header(type, "(1,)"), data))).Should().Equal(value);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_EveryVersion_GivesTheSame(byte version) =>
        Values(Read(File(Header("|u1", "(3,)"), [1, 2, 3], version))).Should().Equal(1, 2, 3);

    // NumPy: np.arange(6).reshape(2, 3) in Fortran order is stored column by column: 0 3 1 4 2 5.
    [Fact]
    public void Read_FortranOrder_IsReorderedToRowMajor()
    {
        var array = Read(File(Header("|u1", "(2, 3)", "True"), [0, 3, 1, 4, 2, 5]));

        array.Shape.ToString().Should().Be("2x3");
        Values(array).Should().Equal(0, 1, 2, 3, 4, 5);
    }

    // Element (i, j, k) of shape (2, 3, 4) lies at i + 2j + 6k.
    [Fact]
    public void Read_FortranOrderWithThreeAxes_IsReorderedToRowMajor()
    {
        var data = new byte[48];
        for (var i = 0; i < 24; i++)
        {
            var (x, y, z) = (i / 12, i / 4 % 3, i % 4);
            data[2 * (x + (2 * y) + (6 * z))] = (byte)i;
        }

        Values(Read(File(Header("<u2", "(2, 3, 4)", "True"), data))).Should().Equal(Enumerable.Range(0, 24).Select(i => (double)i));
    }

    public static TheoryData<byte[], string> Bad => new()
    {
        { "\u0093NUMPX\u0001\0"u8.ToArray(), "NC0004" },
        { File(Header("|u1", "(3,)"), [1, 2, 3], 4), "NC0006" },
        { File(Header("<f2", "(1,)"), [0, 0]), "NC0006" },
        { File(Header("|O", "(1,)"), [0, 0]), "NC0006" },
        { File("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", [0, 0, 0, 0]), "NC0005" },
        { File(Header("|u1", "(3,)"), [1, 2]), "NC0003" },
        { File(Header("|u1", "(3,)"), [1, 2, 3, 4]), "NC0005" },
        { File(Header("|u1", "(0,)"), []), "NC0005" },
        { File(Header("|u1", "(-1,)"), []), "NC0005" },
        { File(Header("|u1", "(4294967296,)"), [1]), "NC0007" },
        { File(Header("<f8", "(65536, 65536)"), [1]), "NC0007" },
        { File(Header("|u1", "(1,1,1,1,1,1,1,1,1)"), [1]), "NC0005" },
        { File(Header("|u1", "(3,)", "Maybe"), [1, 2, 3]), "NC0005" },
        { File("{'descr': '|u1', 'shape': (3,), }", [1, 2, 3]), "NC0005" },
        { File("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), 'x': 1}", [1, 2, 3]), "NC0005" },
        { File("{'descr': '|u1", [1, 2, 3]), "NC0005" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Read_BadFile_IsRefusedWithAPlace(byte[] bytes, string code)
    {
        var read = () => Read(bytes);

        var diagnostic = read.Should().Throw<InputErrorException>().Which.Diagnostic;
        diagnostic.Descriptor.Code.Should().Be(code);
        diagnostic.Location.ByteOffset.Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Read_HostileFiles_AreDiagnosed()
    {
        static void Read(byte[] bytes) => NpyReaderTests.Read(bytes);
        var good = File(Header("<f8", "(20, 4)"), [.. Enumerable.Range(0, 640).Select(i => (byte)i)]);

        HostileBytes.RefusesTruncated(good, Read);
        HostileBytes.SurvivesFlips(good, Read);
        HostileBytes.RefusesOtherContent(Read);
    }
}
