using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Events;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Events;

public class NMnistReaderTests
{
    // Four records: (10, 20) on at 5; (33, 0) off at 0x01 << 16 | 0x11 << 8 | 0x70 = 70000; overflow; (1, 2) on at 100 + 8192.
    static byte[] Vector => [0x0a, 0x14, 0x80, 0x00, 0x05, 0x21, 0x00, 0x01, 0x11, 0x70, 0x00, 0xf0, 0x00, 0x00, 0x00, 0x01, 0x02, 0x80, 0x00, 0x64];

    [Fact]
    public void Decode_PublishedVector_GivesItsEvents() => NMnistReader.Decode("v", Vector).Should().Equal(
        new PixelEvent(5, 10, 20, 1), new PixelEvent(70000, 33, 0, 0), new PixelEvent(8292, 1, 2, 1));

    [Fact]
    public void Read_TimeGoesBack_IsRefused() => Code(Vector).Should().Be("NC0005");

    [Fact]
    public void Read_PixelOutside_NamesTheByte()
    {
        var read = () => NMnistReader.Read("v", [.. Vector[..5], 34, 0, 0, 0, 9]);

        var diagnostic = read.Should().Throw<InputErrorException>().Which.Diagnostic;
        diagnostic.Descriptor.Code.Should().Be("NC0005");
        diagnostic.Location.ByteOffset.Should().Be(5);
    }

    [Fact]
    public void Read_IncompleteEvent_NamesTheByte()
    {
        var read = () => NMnistReader.Read("v", Vector[..8]);

        var diagnostic = read.Should().Throw<InputErrorException>().Which.Diagnostic;
        diagnostic.Descriptor.Code.Should().Be("NC0003");
        diagnostic.Location.ByteOffset.Should().Be(5);
    }

    [Fact]
    public void Read_HostileFiles_AreDiagnosed()
    {
        var good = Enumerable.Range(0, 100).SelectMany(i => new byte[] { (byte)(i % 34), (byte)(i % 7), 0x80, (byte)i, 0 }).ToArray();

        HostileBytes.SurvivesFlips(good, bytes => NMnistReader.Read("v", bytes));
    }

    static string Code(byte[] bytes)
    {
        var read = () => NMnistReader.Read("v", bytes);
        return read.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code;
    }
}
