using System.Collections.Immutable;
using NeuroChip.Core.Images;
using NeuroChip.Core.Numerics;
using NeuroChip.Emulator.Kernels;

namespace NeuroChip.Emulator.Planning;

/// <summary>
/// The parts into which an image's synapses fall: by projection, delay, and segment of <see cref="SparseRows.MaxTargets"/> targets.
/// Parts without synapses never exist.
/// </summary>
sealed class PartTable
{
    readonly ChipImage _image;
    readonly int[] _firstTarget, _segments;
    readonly bool[] _ordered, _learns;
    readonly RowsBuilder?[][] _parts;

    public PartTable(ChipImage image)
    {
        _image = image;
        _ordered = [.. image.Populations.Select(p => KernelCatalog.Shape(p.Family).AddsInOrder)];
        _learns = [.. image.Projections.Select(p => p.Learning is not null)];
        _firstTarget = [.. image.Projections.Select(p => image.Populations[p.Target].FirstUnit)];
        _segments = [.. image.Projections.Select(p => (image.Populations[p.Target].Count - 1) / SparseRows.MaxTargets + 1)];
        _parts = [.. image.Projections.Select((p, index) => new RowsBuilder?[(p.MaxDelayTicks + 1) * _segments[index]])];
    }

    /// <param name="column">Of the target, within the part.</param>
    public RowsBuilder Find(int projection, int delay, int target, out int column)
    {
        var neuron = target - _firstTarget[projection];
        column = neuron % SparseRows.MaxTargets;
        var segment = neuron / SparseRows.MaxTargets;
        return _parts[projection][delay * _segments[projection] + segment] ??= NewPart(projection, segment);
    }

    public IEnumerable<Delivery> Deliveries()
    {
        for (var projection = 0; projection < _parts.Length; projection++)
        {
            for (var index = 0; index < _parts[projection].Length; index++)
            {
                if (_parts[projection][index] is { } builder)
                {
                    var (delay, segment) = Math.DivRem(index, _segments[projection]);
                    foreach (var delivery in Make(projection, delay, segment, builder.Build()))
                    {
                        yield return delivery;
                    }
                }
            }
        }
    }

    /// <summary>Whether a synapse has to be kept.</summary>
    /// <param name="weight">As its target adds it.</param>
    public bool Keeps(int projection, int weight) => weight != 0 || _learns[projection];

    /// <summary>The weight of one synapse as its target adds it.</summary>
    public int Weight(int projection, int code) =>
        AddsInOrder(projection) ? (short)FixedPoint.ShiftFloor(code, -_image.Projections[projection].Exponent) : code;

    // Where single additions matter, each weight is shifted by itself and wraps at 16 bits (xylosim): the shift cannot wait for the sum.
    IEnumerable<Delivery> Make(int index, int delay, int segment, WeightRows rows)
    {
        var port = _image.Projections[index].Port;
        if (!Shape(index).SaturatingPorts)
        {
            yield return Make(index, delay, segment, rows, port, AddsInOrder(index) ? 0 : _image.Projections[index].Exponent);
            yield break;
        }

        for (var sum = 0; sum < NeuronShape.SumsPerSaturatingPort; sum++)
        {
            yield return Make(index, delay, segment, rows, port * NeuronShape.SumsPerSaturatingPort + sum, exponent: 0) with
            {
                Limits = SaturatingSums.Limits[sum],
            };
        }
    }

    Delivery Make(int index, int delay, int segment, WeightRows rows, int sum, int exponent)
    {
        var projection = _image.Projections[index];
        return new()
        {
            Projection = index,
            SourceGroup = UnitGroups.Of(_image, projection.SourceFirstUnit),
            SourceFirstUnit = projection.SourceFirstUnit,
            Target = projection.Target,
            FirstNeuron = segment * SparseRows.MaxTargets,
            Neurons = SegmentTargets(index, segment),
            Sum = sum,
            DelayTicks = delay,
            Exponent = exponent,
            Rows = rows,
            Readout = projection.Readout,
            NoiseQ8 = projection.Readout is { NoiseQ8.IsEmpty: false } readout ? Padded(readout.NoiseQ8, index, segment) : [],
            Search = projection.Readout?.Search is { } search
                ? new(Padded(search.Weights, index, segment), Padded(search.Offsets, index, segment))
                : null,
        };
    }

    // Rows of one number for every neuron of the target: the segment's part of each.
    ImmutableArray<int> Padded(ImmutableArray<int> table, int index, int segment)
    {
        var neurons = _image.Populations[_image.Projections[index].Target].Count;
        var stride = ExecutionPlan.Pad(SegmentTargets(index, segment));
        var padded = new int[table.Length / neurons * stride];
        for (var row = 0; row < table.Length / neurons; row++)
        {
            table.AsSpan((row * neurons) + (segment * SparseRows.MaxTargets), SegmentTargets(index, segment)).CopyTo(padded.AsSpan(row * stride));
        }

        return [.. padded];
    }

    NeuronShape Shape(int projection) => KernelCatalog.Shape(_image.Populations[_image.Projections[projection].Target].Family);

    bool AddsInOrder(int projection) => _ordered[_image.Projections[projection].Target];

    RowsBuilder NewPart(int projection, int segment) => new(
        _image.Projections[projection].SourceFirstUnit, _image.Projections[projection].SourceCount, SegmentTargets(projection, segment),
        Layout(projection), PlasticityPlanner.LargestWeight(_image.Projections[projection]));

    RowLayout Layout(int projection) =>
        AddsInOrder(projection) ? RowLayout.InOrder : _learns[projection] ? RowLayout.Plastic : RowLayout.Fastest;

    int SegmentTargets(int projection, int segment) =>
        Math.Min(_image.Populations[_image.Projections[projection].Target].Count - segment * SparseRows.MaxTargets, SparseRows.MaxTargets);
}
