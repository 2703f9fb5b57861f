using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Planning;

/// <summary>
/// The parts into which an image's synapses fall: by projection, delay, and segment of <see cref="SparseRows.MaxTargets"/> targets.
/// Parts without synapses never exist.
/// </summary>
sealed class PartTable
{
    readonly ChipImage _image;
    readonly int[] _firstTarget, _segments;
    readonly RowsBuilder?[][] _parts;

    public PartTable(ChipImage image)
    {
        _image = image;
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
                    yield return Make(projection, delay, segment, builder);
                }
            }
        }
    }

    Delivery Make(int index, int delay, int segment, RowsBuilder builder)
    {
        var projection = _image.Projections[index];
        return new()
        {
            Projection = index,
            SourceGroup = GroupOf(projection.SourceFirstUnit),
            SourceFirstUnit = projection.SourceFirstUnit,
            Target = projection.Target,
            FirstNeuron = segment * SparseRows.MaxTargets,
            Neurons = SegmentTargets(index, segment),
            Port = projection.Port,
            DelayTicks = delay,
            Exponent = projection.Exponent,
            Rows = builder.Build(),
        };
    }

    RowsBuilder NewPart(int projection, int segment) =>
        new(_image.Projections[projection].SourceFirstUnit, _image.Projections[projection].SourceCount, SegmentTargets(projection, segment));

    // Empty inputs and populations hold no unit.
    int GroupOf(int unit)
    {
        for (var input = 0; input < _image.Inputs.Length; input++)
        {
            if (unit < _image.Inputs[input].FirstUnit + _image.Inputs[input].Count)
            {
                return input;
            }
        }

        var population = 0;
        while (unit >= _image.Populations[population].FirstUnit + _image.Populations[population].Count)
        {
            population++;
        }

        return _image.Inputs.Length + population;
    }

    int SegmentTargets(int projection, int segment) =>
        Math.Min(_image.Populations[_image.Projections[projection].Target].Count - segment * SparseRows.MaxTargets, SparseRows.MaxTargets);
}
