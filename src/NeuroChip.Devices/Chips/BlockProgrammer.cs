using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Chips;

/// <summary>
/// From the codes of a block to the weights that its devices apply. A dense block is an array of its own, whose unused lines are not connected;
/// the synapses of a sparse one are devices without wires.
/// </summary>
sealed class BlockProgrammer
{
    readonly ChipImage _image;
    readonly ProgrammingOptions _options;
    readonly ulong _chipSeed;
    readonly ProjectionMapping[] _mappings;
    readonly ArrayProgrammer _real, _ideal;
    readonly ArrayWires? _wires;
    readonly ReadVoltage _reading;
    readonly ReadNoise _noise;
    readonly PlasticArrays?[] _plastic;
    readonly bool _reads;

    public BlockProgrammer(ChipImage image, ProgrammingOptions options)
    {
        var device = image.Profile.Device!;
        _image = image;
        _options = options;
        _chipSeed = ChipSeed.Of(image.Seed, options.Chip);
        _mappings = [.. Enumerable.Range(0, image.Projections.Length).Select(p => new ProjectionMapping(image, p))];
        _ideal = new ArrayProgrammer(CellModel.Ideal, _chipSeed);
        _real = options.Fidelity == Fidelity.Ideal ? _ideal : new ArrayProgrammer(CellModel.Of(device, options.Fidelity, options.AgeSeconds), _chipSeed);
        _reading = new ReadVoltage(device);
        _noise = new ReadNoise(device);
        _plastic = [.. Enumerable.Range(0, image.Projections.Length).Select(p => LearnsByPulses(p) ? new PlasticArrays(image, p, options, _chipSeed) : null)];
        _reads = options.Fidelity != Fidelity.Ideal && (device.ReadNoise > 0 || device.ConverterBits > 0);
        _wires = options.Fidelity == Fidelity.IrDrop ? new ArrayWires(device, _chipSeed) : null;
    }

    public bool IsIdeal(int projection) => _options.Fidelity == Fidelity.Ideal || (_options.OnlyProjection is { } only && only != projection)
        || _image.Projections[projection].Learning is not null;

    public int LevelsOf(int projection) => _mappings[projection].Levels;

    /// <summary>How the weights of a projection learn by pulses; null where they do not.</summary>
    public PlasticDevices? DevicesOf(int projection) => _plastic[projection]?.Law;

    // A learned image has devices already: manufactured once, they stay what they are.
    bool LearnsByPulses(int projection) => _options.Fidelity != Fidelity.Ideal && (_options.OnlyProjection ?? projection) == projection
        && _image.Projections[projection] is { Learning: not null, Devices: null };

    /// <param name="number">Number of the block on its chip.</param>
    public ProgrammedBlock Program(CoreImage core, SynapseBlock block, int number)
    {
        if (_plastic[block.Projection] is { } plastic)
        {
            return plastic.Program(block, number);
        }

        var mapping = _mappings[block.Projection];
        var wanted = Weights(block, mapping.LargestCode);
        var slices = _image.Profile.Crossbar!.Slices;
        var targets = mapping.Map(wanted, number * slices);
        var ideal = IsIdeal(block.Projection);
        var layout = Layout(core, block, targets, ideal);
        var programmer = ideal ? _ideal : _real;
        var tally = new ArrayTally { Spares = layout.Spares };
        var programmed = targets with { Arrays = [.. targets.Arrays.Select(array => Program(programmer, array, layout, ref tally))] };
        programmed = ideal ? programmed : _reading.Seen(programmed);
        var seen = programmed;
        var wireError = 0.0;
        if (_wires is not null && !ideal && block.IsDense)
        {
            seen = programmed with { Arrays = [.. programmed.Arrays.Select(array => ThroughWires(_wires, array, layout, ref wireError))] };
        }

        var weights = ArrayReadback.Weights(seen);
        double[]? gains = null;
        if (_options.RescalesColumns && !ideal && block.IsDense)
        {
            gains = ColumnGains.Apply(weights, wanted);
        }

        var codes = Codes(block, weights, mapping.LargestCode);
        var sent = SourceValues.Largest(_image, core.Axons[block.FirstAxon].SourceUnit);
        var drive = _options.Fidelity == Fidelity.Ideal ? null : InputDrive.Of(_image.Profile.Device!, sent);
        var isRead = (_reads || drive is not null) && !ideal && block.IsDense;
        return new ProgrammedBlock
        {
            EffectiveCodes = codes,
            InputDrive = isRead ? drive : null,
            NoiseDeviations = isRead ? Deviations(programmed, gains, mapping.LargestCode) : null,
            FullScale = isRead ? FullScale(core, block, codes, drive, InputDrive.LargestOfRead(drive, sent) * mapping.LargestCode) : 0,
            ReadSeed = ChipSeed.OfArray(_chipSeed, number),
            ChipSeed = _chipSeed,
            Array = number * slices,
            AxonSiemens = AxonSiemens(block, ArrayReadback.InputLoads(programmed)),
            Tally = tally,
            WireError = wireError,
        };
    }

    double[] Deviations(MappedWeights programmed, double[]? gains, int largest)
    {
        var deviations = _noise.Deviations(programmed);
        for (var output = 0; output < deviations.Length; output++)
        {
            deviations[output] *= largest * (gains?[output] ?? 1);
        }

        return deviations;
    }

    // Of an axon at most, in codes times what its line carries.
    double FullScale(CoreImage core, SynapseBlock block, double[] codes, InputDriveImage? drive, int largest)
    {
        var device = _image.Profile.Device!;
        return device.ConverterBits == 0 ? 0
            : device.ConverterRange == ConverterRangeKind.Calibrated ? ObservedSums.FullScale(core, block, codes, drive, _options.ObservedTicks, device.ConverterTail)
            : (double)largest * block.AxonCount;
    }

    static CellArray Program(ArrayProgrammer programmer, CellArray target, ArrayLayout layout, ref ArrayTally tally)
    {
        var (array, part) = programmer.Program(target, layout);
        tally += part;
        return array;
    }

    // Where a line stands matters to wires.
    static CellArray ThroughWires(ArrayWires wires, CellArray array, ArrayLayout layout, ref double worst)
    {
        var (seen, error) = wires.Apply(array with
        {
            Positive = layout.Placed(array.Positive),
            Negative = array.Negative is { } cells ? layout.Placed(cells) : null,
        });
        worst = Math.Max(worst, error);
        return seen with { Positive = layout.InOrder(seen.Positive), Negative = seen.Negative is { } minus ? layout.InOrder(minus) : null };
    }

    ArrayLayout Layout(CoreImage core, SynapseBlock block, MappedWeights targets, bool ideal)
    {
        if (!(_options.PermutesAroundStuck || _options.UsesSpares) || ideal || !block.IsDense)
        {
            return ArrayLayout.InOrder(targets.Outputs + (targets.Arrays[0].HasReferenceLine ? 1 : 0), targets.Inputs);
        }

        // Lines that other blocks of the core use too cannot be exchanged for this one alone.
        var others = core.Blocks.Where(other => !ReferenceEquals(other, block)).ToArray();
        var ownInputs = others.All(other => other.FirstAxon >= block.FirstAxon + block.AxonCount || other.FirstAxon + other.AxonCount <= block.FirstAxon);
        var spares = _options.UsesSpares ? SparesOf(core, block) : 0;
        return new StuckPlacement(targets, spares, _image.Profile.Device!, _chipSeed)
            .Layout(_options.PermutesAroundStuck && HasOwnOutputs(core, block), _options.PermutesAroundStuck && ownInputs);
    }

    static bool HasOwnOutputs(CoreImage core, SynapseBlock block) =>
        core.Blocks.All(other => ReferenceEquals(other, block) || !other.Targets.Intersect(block.Targets).Any());

    // The core's spare columns are shared out evenly among the blocks whose outputs can move.
    int SparesOf(CoreImage core, SynapseBlock block)
    {
        var movable = core.Blocks.Where(other => other.IsDense && HasOwnOutputs(core, other)).ToArray();
        var place = Array.FindIndex(movable, other => ReferenceEquals(other, block));
        var (each, rest) = Math.DivRem(_image.Profile.Crossbar!.SpareWeightColumns, Math.Max(1, movable.Length));
        return place < 0 ? 0 : each + (place < rest ? 1 : 0);
    }

    // [targets × axons] for a dense block; a sparse one is a row of synapses.
    static Matrix Weights(SynapseBlock block, int largest)
    {
        if (!block.IsDense)
        {
            return new Matrix(1, block.Codes.Length).Select((_, synapse) => (double)block.Codes[synapse] / largest);
        }

        var targets = block.Targets.Length;
        return new Matrix(targets, block.AxonCount)
            .Select((_, cell) => (double)block.Codes[(cell % block.AxonCount * targets) + (cell / block.AxonCount)] / largest);
    }

    static double[] Codes(SynapseBlock block, Matrix weights, int largest)
    {
        var codes = new double[block.Codes.Length];
        for (var cell = 0; cell < codes.Length; cell++)
        {
            var at = block.IsDense ? (cell % weights.Columns * weights.Rows) + (cell / weights.Columns) : cell;
            codes[at] = weights.Values[cell] * largest;
        }

        return codes;
    }

    double[] AxonSiemens(SynapseBlock block, double[] loads)
    {
        var gmax = _image.Profile.Device!.MaxSiemens;
        if (block.IsDense)
        {
            return Array.ConvertAll(loads, load => load * gmax);
        }

        var siemens = new double[block.AxonCount];
        for (var row = 0; row < siemens.Length; row++)
        {
            for (var synapse = block.RowStart[row]; synapse < block.RowStart[row + 1]; synapse++)
            {
                siemens[row] += loads[synapse] * gmax;
            }
        }

        return siemens;
    }
}
