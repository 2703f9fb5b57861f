using NeuroChip.Core.Images;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>Compiles the networks of "mlp" and "ei": quantization, mapping, image and its verification.</summary>
sealed class CompileBenchmark : IBenchmark
{
    public string Name => "compile";

    public string Title => "the networks of mlp and ei, from the graph to the verified image";

    public IPreparedBenchmark Prepare(BenchOptions options) => new Prepared();

    sealed class Prepared : IPreparedBenchmark
    {
        public LimitKernel? Limit => null;

        public long LimitedBy(BenchCounts counts) => 0;

        public void WarmUp(CancellationToken cancellation) => Execute(cancellation);

        public BenchCounts Execute(CancellationToken cancellation)
        {
            var images = new[] { BenchChip.Compile(MlpBenchmark.Network()), BenchChip.Compile(EiBenchmark.Network()) };
            cancellation.ThrowIfCancellationRequested();
            return new() { Samples = images.Length, StateHash = string.Join(' ', images.Select(ImageHash.Of)) };
        }
    }
}
