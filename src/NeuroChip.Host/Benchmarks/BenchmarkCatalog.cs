using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Devices.Wires;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Host.Benchmarks;

/// <summary>Every benchmark, in the order of lists. A new one is a file in this folder and a line here.</summary>
static class BenchmarkCatalog
{
    public static ImmutableArray<IBenchmark> All { get; } =
    [
        new MlpBenchmark(),
        new EiBenchmark(),
        new StdpBenchmark("stdp", 1000, 1000),
        new StdpBenchmark("stdp-digits", 784, 400),
        new ScaleBenchmark(),
        .. Enum.GetValues<TimingMode>().Select(mode => new NocBenchmark(mode)),
        new CompileBenchmark(),
        new WireBenchmark("wires-exact", "256 x 256 cells on wires, all rows active, Kirchhoff's laws at every tap", WireTopology.InputDriven, exact: true, solutions: 5),
        new WireBenchmark("wires-fast", "the same by the estimate", WireTopology.InputDriven, exact: false, solutions: 200),
        new WireBenchmark("wires-gated", "the same array gated (sourceLine), in one exact pass", WireTopology.SourceLine, exact: false, solutions: 200),
    ];

    /// <summary>The benchmark of that name, or those whose names begin with it and a hyphen.</summary>
    public static IEnumerable<IBenchmark> Find(string name)
    {
        IBenchmark[] found = [.. All.Where(benchmark => benchmark.Name == name)];
        found = found.Length > 0 ? found : [.. All.Where(benchmark => benchmark.Name.StartsWith($"{name}-", StringComparison.Ordinal))];
        return found.Length > 0 ? found : throw new InputErrorException(FileCodes.BadValue.With(
            $"'{name}' is no benchmark; there are {string.Join(", ", All.Select(benchmark => benchmark.Name))}{NearestName.Suggestion(name, All.Select(b => b.Name))}."));
    }
}
