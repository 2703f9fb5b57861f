using System.Diagnostics;
using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Random;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Compiler.Tests.Importing.Json;

/// <summary>Whatever the bytes: diagnostics with a code, no exception, bounded time and memory.</summary>
public class JsonFuzzTests
{
    const long MostBytes = 256L << 20;

    public static TheoryData<string> Samples => ["chain", "recurrent-ei", "edges", "delay-line"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_TruncatedAnywhere_GivesDiagnostics(string sample)
    {
        var bytes = Sample(sample);
        var lastBrace = Array.LastIndexOf(bytes, (byte)'}');
        for (var length = 0; length <= lastBrace; length += length < 200 ? 1 : 97)
        {
            Check(bytes[..length]).Should().NotBeEmpty("a network of {0} bytes was cut to {1}", bytes.Length, length);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_ByteFlipped_GivesDiagnosticsOrANetwork(string sample)
    {
        var bytes = Sample(sample);
        for (uint trial = 0; trial < 2000; trial++)
        {
            var flipped = (byte[])bytes.Clone();
            var flips = 1 + (trial % 4);
            for (uint flip = 0; flip < flips; flip++)
            {
                flipped[Philox.Below(bytes.Length, 1, RandomStream.InputEncoding, trial, flip, 0)] ^=
                    (byte)(1 + Philox.Below(255, 1, RandomStream.InputEncoding, trial, flip, 1));
            }

            Check(flipped);
        }
    }

    // Digits are where sizes are declared: each is replaced by 4 thousand million, by a negative and by a fractional number.
    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_NumberReplaced_GivesDiagnosticsOrANetwork(string sample)
    {
        var text = Encoding.UTF8.GetString(Sample(sample));
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) && !char.IsAsciiDigit(text[at - 1]))
            {
                foreach (var number in (string[])["4294967296", "2147483647", "16777216", "-1", "0.5", "1e300", "0", "null", "[]", "{}", "\"\""])
                {
                    Check(Encoding.UTF8.GetBytes(text[..at] + number + text[(at + 1)..]));
                }
            }
        }
    }

    // Looked up by name: a test framework writes a theory's data out, which takes minutes for megabytes.
    static readonly Dictionary<string, Func<byte[]>> Hostile = new()
    {
        ["other binary"] = () => [0x89, .. "HDF\r\n\x1a\n"u8, .. new byte[1000]],
        ["zeros"] = () => new byte[10_000],
        ["deep objects"] = () => Repeat("{\"a\":", 100_000),
        ["deep lists"] = () => [.. "{\"populations\":"u8, .. Repeat("[", 100_000)],
        ["many objects"] = () => [.. "{\"populations\":["u8, .. Repeat("{},", 600_000)],
        ["many lists"] = () => [.. "{\"populations\":["u8, .. Repeat("[1,{}],", 400_000), .. "]}"u8],
        ["many members"] = () => [.. "{"u8, .. Repeat("\"a\":1,", 450_000), .. "}"u8],
        ["many unknown members"] = () => Members(450_000),
        ["many populations"] = () => Populations(90_000),
        ["a long text"] = () => [.. "{\"format\":\""u8, .. Repeat("x", 5_000_000), .. "\"}"u8],
        ["a long number"] = () => [.. "{\"format\":1"u8, .. Repeat("0", 5_000_000), .. "}"u8],
        ["a long comment"] = () => [.. "/*"u8, .. Repeat("x", 5_000_000)],
        ["control characters"] = () => "{\"format\":\"\\u001b[31m\\n\"}"u8.ToArray(),
    };

    public static TheoryData<string> HostileNames => [.. Hostile.Keys];

    // The bound is 2 s on an idle machine; tests share theirs.
    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Read_Hostile_GivesDiagnosticsWithinBounds(string name)
    {
        var bytes = Hostile[name]();
        var watch = Stopwatch.StartNew();
        var findings = Check(bytes);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        findings.Should().NotBeEmpty();
        findings.Any(f => f.Message.Any(char.IsControl)).Should().BeFalse();
    }

    static IReadOnlyList<Diagnostic> Check(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var findings = JsonText.Findings(bytes);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MostBytes);
        findings.All(f => f.Descriptor.Code[..3] is "NC0" or "NC2").Should().BeTrue();
        return findings;
    }

    static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(SharedFolders.Repository, "samples", "networks", name + ".json"));

    static byte[] Repeat(string text, int times) => Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, text, times).ToString());

    static byte[] Members(int count) => Encoding.UTF8.GetBytes(
        $"{{\"format\":\"neurochip-network/1\",{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"m{i}\":0"))}}}");

    // Names that are all alike, and as many projections that misspell them.
    static byte[] Populations(int count) => Encoding.UTF8.GetBytes(
        "{\"format\":\"neurochip-network/1\",\"dt\":1,\"populations\":["
        + string.Join(',', Enumerable.Range(0, count).Select(i => $"{{\"name\":\"population number {i}\",\"size\":1,\"model\":\"input\"}}"))
        + "],\"projections\":["
        + string.Join(',', Enumerable.Range(0, count).Select(i => $"{{\"source\":\"populatoin number {i}\"}}"))
        + "]}");
}
