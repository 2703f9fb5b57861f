using System.Globalization;
using NeuroChip.Core.Random;
using NeuroChip.Devices;
using NeuroChip.Devices.Wires;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>One array of 256 × 256 cells of 1 … 40 µS on segments of 2 Ω, all rows active: its currents, solution by solution.</summary>
/// <param name="solutions">In one execution.</param>
/// <param name="exact">Whether Kirchhoff's laws are solved at every tap; otherwise the fast model.</param>
sealed class WireBenchmark(string name, string title, WireTopology topology, bool exact, int solutions) : IBenchmark
{
    const int Lines = 256;

    const double Gmax = 40e-6, Gmin = 1e-6, Ohms = 2;

    public string Name => name;

    public string Title => title;

    public IPreparedBenchmark Prepare(BenchOptions options) => new Prepared(Array(), exact, solutions);

    WiredArray Array()
    {
        var cells = new Matrix(Lines, Lines).Select((_, cell) =>
            (Gmin + ((Gmax - Gmin) * Philox.Uniform(1, RandomStream.WireSample, (uint)cell, 0))) / Gmax);
        return new WiredArray(cells, null, topology, new WireResistances { InputSegment = Ohms, OutputSegment = Ohms }.RelativeTo(1 / Gmax));
    }

    sealed class Prepared(WiredArray array, bool exact, int solutions) : IPreparedBenchmark
    {
        readonly double[] _inputs = [.. Enumerable.Repeat(1.0, Lines)];
        double[] _currents = [];
        string? _error;

        public LimitKernel? Limit => null;

        public long LimitedBy(BenchCounts counts) => 0;

        public void WarmUp(CancellationToken cancellation) => Execute(cancellation);

        public BenchCounts Execute(CancellationToken cancellation)
        {
            for (var solution = 0; solution < solutions; solution++)
            {
                cancellation.ThrowIfCancellationRequested();
                _currents = exact ? array.Solve(_inputs).Currents : array.Estimate(_inputs);
            }

            // The error takes an exact solution: the untimed warm-up pays it.
            return new() { Samples = solutions, StateHash = exact ? Sum : _error ??= Error() };
        }

        string Sum => string.Create(CultureInfo.InvariantCulture, $"sum of currents {_currents.Sum():G9} Gmax·V");

        string Error() => string.Create(CultureInfo.InvariantCulture, $"{Sum}, at most {array.EstimateError(_inputs):G2} of the largest current from the exact solution");
    }
}
