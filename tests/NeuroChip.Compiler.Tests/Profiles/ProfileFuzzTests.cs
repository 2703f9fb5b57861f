using System.Diagnostics;
using System.Text;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Tests.Profiles;

/// <summary>Whatever the bytes: a profile or coded diagnostics, in bounded time and memory, never an exception.</summary>
public class ProfileFuzzTests
{
    [Fact]
    public void Read_TruncatedEverywhere_GivesDiagnosticsOnly()
    {
        foreach (var name in ProfileCatalog.Names)
        {
            var text = ProfileCatalog.Text(name);
            for (var length = 0; length < text.Length; length += 97)
            {
                ReadsOrExplains(text[..length]);
            }
        }
    }

    [Fact]
    public void Read_FlippedCharacters_GivesDiagnosticsOnly()
    {
        var originals = ProfileCatalog.Names.Select(ProfileCatalog.Text).ToArray();
        for (var seed = 0u; seed < 2000; seed++)
        {
            var text = new StringBuilder(originals[seed % originals.Length]);
            for (var flip = 0u; flip < 4; flip++)
            {
                var (where, what, _, _) = Philox.Block(flip, 0, 0, 0, seed, 0);
                text[(int)(where % (uint)text.Length)] ^= (char)(1 << (int)(what % 8));
            }

            ReadsOrExplains(text.ToString());
        }
    }

    public static TheoryData<string> Bombs => new()
    {
        new string('[', 1_000_000),
        new string('{', 1_000_000),
        string.Concat(Enumerable.Repeat("{a: ", 100_000)),
        string.Concat(Enumerable.Repeat("- ", 200_000)),
        string.Concat(Enumerable.Repeat("? ", 200_000)),
        string.Concat(Enumerable.Range(0, 200).Select(i => $"{new string(' ', i)}a{i}:\n")),
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "a: &a\n  <<: *a\n",
        "title: " + new string('x', 1_000_000),
        "title: \"" + new string('\\', 1_000_000),
        "title: |\n" + string.Concat(Enumerable.Repeat("  x\n", 200_000)),
        string.Concat(Enumerable.Range(0, 60_000).Select(i => $"k{i}: {i}\n")),
        "mesh: {" + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"width{i}: {i},")) + "}",
        string.Concat(Enumerable.Repeat("a: 1\n", 9_000)),
        new string('\t', 1_000_000),
        new string('\0', 1_000_000),
        new string('#', 1_000_000),
        new string(' ', 1_000_000),
        new string('\n', 1_000_000),
        "%YAML 9.9\n---\ntitle: a",
        "title: !!binary aGVsbG8=",
        "title: \ud800",
        new string('y', 2_000_000),
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Read_HostileText_GivesDiagnosticsInTimeAndMemory(string text)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();

        ReadsOrExplains(text).Should().BeFalse();

        // Each takes less than 0.3 s on an idle machine; the tests must also pass on a busy one.
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(256_000_000);
    }

    static bool ReadsOrExplains(string text)
    {
        var diagnostics = new DiagnosticBag();
        var profile = ProfileReader.Read(text, "chip.yaml", [], diagnostics);
        (profile is null).Should().Be(diagnostics.HasErrors);
        diagnostics.Items.Where(d => !d.Descriptor.Code.StartsWith("NC1", StringComparison.Ordinal) || d.ToString().Any(char.IsControl))
            .Should().BeEmpty();
        return profile is not null;
    }
}
