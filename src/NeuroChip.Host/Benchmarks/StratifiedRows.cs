using System.Collections.Immutable;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Host.Benchmarks;

/// <summary>
/// Synapses by a rule that needs no sorting: target k of a source lies anywhere in the k-th of 1000 equal stretches of the population. Codes are
/// 4…11 from the first four fifths of the sources, five times as much and negative from the others.
/// </summary>
static class StratifiedRows
{
    public const int FanOut = 1000;

    const int WordsPerBlock = 4, Balance = 5;

    public static int Segments(int neurons) => (neurons - 1) / SparseRows.MaxTargets + 1;

    /// <param name="neurons">A multiple of <see cref="FanOut"/>.</param>
    public static ImmutableArray<Delivery> Deliveries(int neurons)
    {
        var segments = Enumerable.Range(0, Segments(neurons)).Select(segment => new Segment(neurons, segment)).ToArray();
        for (var source = 0; source < neurons; source++)
        {
            AddRow(source, neurons, segments);
        }

        return [.. segments.Select(segment => segment.Delivery())];
    }

    static void AddRow(int source, int neurons, Segment[] segments)
    {
        var stretch = neurons / FanOut;
        var strength = source < neurons / 5 * 4 ? 1 : -Balance;
        for (var k = 0; k < FanOut; k += WordsPerBlock)
        {
            var (a, b, c, d) = Philox.Block((uint)source, (uint)k, (uint)RandomStream.ConnectionTargets, 0, 1, 0);
            Add(k * stretch, a);
            Add((k + 1) * stretch, b);
            Add((k + 2) * stretch, c);
            Add((k + 3) * stretch, d);
        }

        foreach (var segment in segments)
        {
            segment.EndRow(source);
        }

        // The upper bits of a draw say where in the stretch, the lowest three the code.
        void Add(int start, uint draw)
        {
            var target = start + (int)((ulong)draw * (uint)stretch >> 32);
            segments[target / SparseRows.MaxTargets].Add(target % SparseRows.MaxTargets, strength * (4 + (int)(draw & 7)));
        }
    }

    /// <summary>The synapses into one range of targets, appended source by source.</summary>
    sealed class Segment
    {
        readonly int _neurons, _number, _targetCount;
        readonly int[] _rowStart;
        readonly AlignedArray<ushort> _targets;
        readonly AlignedArray<sbyte> _codes;
        int _next;

        public Segment(int neurons, int number)
        {
            (_neurons, _number) = (neurons, number);
            _targetCount = Math.Min(neurons - number * SparseRows.MaxTargets, SparseRows.MaxTargets);
            _rowStart = new int[neurons + 1];

            // Every stretch that lies in the range, or reaches into it.
            var stretches = Math.Min(FanOut, (long)_targetCount / (neurons / FanOut) + 2);
            _targets = new(neurons * stretches);
            _codes = new(neurons * stretches);
        }

        public void Add(int column, int code)
        {
            _targets[_next] = (ushort)column;
            _codes[_next++] = (sbyte)code;
        }

        public void EndRow(int source) => _rowStart[source + 1] = _next;

        public Delivery Delivery() => new()
        {
            Projection = 0,
            SourceGroup = 0,
            SourceFirstUnit = 0,
            Target = 0,
            FirstNeuron = _number * SparseRows.MaxTargets,
            Neurons = _targetCount,
            Sum = 0,
            DelayTicks = 0,
            Exponent = 0,
            Rows = new SparseRows<sbyte> { Sources = _neurons, RowStart = _rowStart, Targets = _targets, Codes = _codes },
        };
    }
}
