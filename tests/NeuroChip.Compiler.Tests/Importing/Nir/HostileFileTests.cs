using System.Collections.Immutable;
using System.Diagnostics;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;
using NeuroChip.Formats.Nir;
using NeuroChip.Tests.Shared;
using static NeuroChip.Compiler.Tests.Importing.Nir.Graphs;

namespace NeuroChip.Compiler.Tests.Importing.Nir;

/// <summary>
/// Files from strangers: whatever the bytes or values, reading and importing ends in a sound network or in diagnostics, within 256 MB and 2 s.
/// </summary>
public class HostileFileTests
{
    const long MostBytes = 256L << 20;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [DataTheory]
    [InlineData("nir/lif_norse.nir")]
    [InlineData("nir/conv1d.nir")]
    [InlineData("nir/hdf5-variants/v3-latest-gzip.nir")]
    public void ReadAndImport_TruncatedAnywhere_IsADiagnostic(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(SharedFolders.Data!, file));
        for (var length = 0; length < bytes.Length; length += 97)
        {
            ReadAndImport(bytes.AsSpan(0, length).ToArray(), $"{file} cut to {length} bytes").Should().BeFalse($"{file} lacks its end after {length} bytes");
        }
    }

    [DataTheory]
    [InlineData("nir/lif_norse.nir", 1, 2000u)]
    [InlineData("nir/conv1d.nir", 4, 500u)]
    [InlineData("nir/braille_noDelay_bias_zero_subgraph.nir", 8, 500u)]
    public void ReadAndImport_RandomBytesFlipped_IsANetworkOrDiagnostics(string file, int flips, uint seeds)
    {
        var bytes = File.ReadAllBytes(Path.Combine(SharedFolders.Data!, file));
        for (uint seed = 0; seed < seeds; seed++)
        {
            var damaged = bytes.ToArray();
            for (uint flip = 0; flip < flips; flip++)
            {
                var position = Philox.Below(damaged.Length, seed, RandomStream.InputEncoding, flip);
                damaged[position] ^= (byte)(1 + Philox.Below(255, seed, RandomStream.InputEncoding, flip, tick: 1));
            }

            ReadAndImport(damaged, $"{file} with seed {seed}");
        }
    }

    public static ImmutableArray<NirValue> Extremes =>
    [
        NirTensor.Scalar(-1L), NirTensor.Scalar(0L), NirTensor.Scalar(long.MaxValue), NirTensor.Scalar(long.MinValue), NirTensor.Scalar((long)int.MaxValue),
        NirTensor.Scalar(1L << 20), NirTensor.Scalar(double.NaN), NirTensor.Scalar(double.NegativeInfinity), NirTensor.Scalar(double.MaxValue),
        NirTensor.Scalar(double.Epsilon), NirTensor.Scalar(0.5), NirTensor.Integers(), NirTensor.Integers(1), NirTensor.Integers(1, 1), NirTensor.Integers(2, 3, 4),
        NirTensor.Integers(1 << 20, 1 << 20), NirTensor.Integers(1 << 12, 1 << 12), NirTensor.Int64([2, 2], [1, 0, 0, 1]), Filled(1, 1, 1, 1, 1, 1, 1), Filled(1, 2, 0),
        NirTensor.Float64([.. Enumerable.Repeat(1L, 40)], [1]), new NirTensor(NirElementType.Bool, [2], [0, 1]),
        new NirText("same"), new NirText(""), new NirText([0], []), NirGroup.Empty,
    ];

    [Fact]
    public void Import_AnyFieldReplacedByAnExtreme_IsANetworkOrDiagnostics()
    {
        var graph = Everything();
        foreach (var (node, index) in graph.Nodes.Select((node, index) => (node, index)))
        {
            foreach (var field in node.Parameters.Keys)
            {
                foreach (var extreme in Extremes)
                {
                    Import(graph with { Nodes = graph.Nodes.SetItem(index, node.With(field, extreme)) }, $"{node.Name}.{field} = {extreme}");
                }
            }
        }
    }

    [Fact]
    public void Import_AnyFieldMissing_IsANetworkOrDiagnostics()
    {
        var graph = Everything();
        foreach (var (node, index) in graph.Nodes.Select((node, index) => (node, index)))
        {
            foreach (var field in node.Parameters.Keys)
            {
                var without = node with { Parameters = node.Parameters.Remove(field) };
                Import(graph with { Nodes = graph.Nodes.SetItem(index, without) }, $"{node.Name} without {field}");
            }
        }
    }

    [Fact]
    public void Import_RandomEdges_IsANetworkOrDiagnostics()
    {
        var graph = Everything();
        for (uint seed = 0; seed < 500; seed++)
        {
            var count = 4 + Philox.Below(30, seed, RandomStream.InputEncoding, 0);
            var edges = Enumerable.Range(0, count).Select(edge => new NirEdge(
                graph.Nodes[Philox.Below(graph.Nodes.Length, seed, RandomStream.InputEncoding, (uint)edge, tick: 1)].Name,
                graph.Nodes[Philox.Below(graph.Nodes.Length, seed, RandomStream.InputEncoding, (uint)edge, tick: 2)].Name));
            Import(graph with { Edges = [.. graph.Edges.Where((_, edge) => seed % 3 == 0 || edge % 2 == seed % 2), .. edges] }, $"edges with seed {seed}");
        }
    }

    static NirGraph Everything() => Graph(
        [
            Input(2, 8, 8),
            Conv2d("conv", 4, 1, 3, 3).With("groups", NirTensor.Scalar(2L)).With("input_shape", NirTensor.Integers(8, 8)),
            Lif("lif", 4, 6, 6),
            SumPool("pool", 2),
            Node("scale", "Scale").With("scale", Filled(2, 4, 3, 3)),
            Node("delay", "Delay").With("delay", NirTensor.Scalar(0.002)),
            Flatten("flatten", 0, 4, 3, 3),
            Affine("fc", [1, 2, 3], 3, 36),
            Node("cuba", "CubaLIF").With("tau_syn", Filled(0.002, 3)).With("tau_mem", Filled(0.01, 3)).With("r", Filled(10, 3))
                .With("v_leak", NirTensor.Scalar(0.0)).With("v_threshold", Filled(1, 3)).With("w_in", Filled(2, 3)).With("v_reset", NirTensor.Scalar(0.0)),
            Linear("rec", 3, 3),
            Node("threshold", "Threshold").With("threshold", Filled(1, 3)),
            Output(3),
        ],
        ("in", "conv"), ("conv", "lif"), ("lif", "pool"), ("pool", "scale"), ("scale", "delay"), ("delay", "flatten"), ("flatten", "fc"), ("fc", "cuba"),
        ("cuba", "rec"), ("rec", "cuba"), ("cuba", "threshold"), ("threshold", "out"));

    static bool ReadAndImport(byte[] bytes, string what) => Guard(what, () =>
    {
        try
        {
            return NirFile.Parse(bytes, "damaged.nir");
        }
        catch (InputErrorException)
        {
            return null;
        }
    });

    static bool Import(NirGraph graph, string what) => Guard(what, () => graph);

    // True where a network came out, which is then sound.
    static bool Guard(string what, Func<NirGraph?> read)
    {
        var (network, elapsed, bytes) = Measure(read);
        if (elapsed >= Longest)
        {
            // A busy machine may have paused the first attempt.
            (network, elapsed, bytes) = Measure(read);
        }

        elapsed.Should().BeLessThan(Longest, what);
        bytes.Should().BeLessThan(MostBytes, what);
        if (network is not null)
        {
            ShouldBeSound(network, what);
        }

        return network is not null;
    }

    static (NetworkGraph? Network, TimeSpan Elapsed, long Bytes) Measure(Func<NirGraph?> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var network = read() is { } graph ? NirImporter.Import(graph, new NirImportOptions { Dt = 0.001 }, new DiagnosticBag()) : null;
        return (network, Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static void ShouldBeSound(NetworkGraph network, string what)
    {
        network.Projections.Select(projection => projection.Name).Should().OnlyHaveUniqueItems(what);
        network.Outputs.Should().NotBeEmpty(what);
        var findings = new DiagnosticBag();
        NetworkVerifier.Verify(network, findings);
        findings.Items.Should().NotContain(finding => finding.Severity == Severity.Error, what);
        foreach (var projection in network.Projections)
        {
            var shape = network[projection.Source].Shape;
            foreach (var stage in projection.Stages)
            {
                (stage.InputShape == shape).Should().BeTrue(what);
                shape = stage.OutputShape;
            }

            (shape == network[projection.Target].Shape).Should().BeTrue(what);
            projection.ConstantDrive();
            var sink = new RangeSink(shape.Count);
            for (var input = 0; input < Math.Min(8, projection.Stages[0].InputShape.Count); input++)
            {
                new ChainScatter(projection).Scatter(input, 1, ref sink);
            }

            sink.IsSound.Should().BeTrue(what);
        }
    }

    struct RangeSink(int outputs) : ISynapseSink
    {
        public bool IsSound { get; private set; } = true;

        public void Add(int output, double weight, int delayTicks) =>
            IsSound &= (uint)output < (uint)outputs && delayTicks is >= 0 and <= 1_000_000;
    }
}
