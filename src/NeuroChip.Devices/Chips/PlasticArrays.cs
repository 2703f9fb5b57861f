using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Devices.Pulses;

namespace NeuroChip.Devices.Chips;

/// <summary>
/// Manufactures the devices of a projection that learns, and turns the law of their pulses into the integers of <see cref="PlasticDevices"/>. A weight of one sign
/// is one device from Gmin up; one of both signs is a device about the middle of its window, or, with a differential mapping, a pair that moves oppositely.
/// </summary>
sealed class PlasticArrays
{
    // The rule sees whole codes; sums get so many bits more. 8 + 3 bits leave a 16-bit sum room for 16 rows.
    const int FractionBits = 3;

    readonly DeviceSpec _device;
    readonly CellModel _model;
    readonly ProjectionImage _projection;
    readonly ulong _chipSeed;
    readonly double _floor;
    readonly bool _isPair, _isCentred;

    /// <exception cref="Core.Diagnostics.InputErrorException">NC2453 to NC2456: what these devices cannot learn.</exception>
    public PlasticArrays(ChipImage image, int projection, ProgrammingOptions options, ulong chipSeed)
    {
        _device = image.Profile.Device!;
        _projection = image.Projections[projection];
        _chipSeed = chipSeed;
        _floor = _device.MinSiemens / _device.MaxSiemens;
        _isPair = image.Profile.Crossbar!.IsDifferential && IsSigned;
        _isCentred = image.Profile.Crossbar.Mapping == CrossbarMapping.DifferentialCentred;
        Require(image.Profile.Crossbar);
        _model = CellModel.Of(_device, options.Fidelity, options.AgeSeconds);
        Law = LawFor(image.Profile.Learning?.Pulses ?? PulsePolicy.Accumulate);
    }

    /// <summary>With room for any weight of 16 bits.</summary>
    public PlasticDevices Law { get; }

    bool IsSigned => _projection.SignMode == WeightSignMode.Mixed;

    // Code of a weight at the end of its range, and codes that a device moves over its window; see the range of learned codes.
    int LargestCode => IsSigned ? 256 : 255;

    int CodesOfWindow => IsSigned && !_isPair ? 2 * LargestCode : LargestCode;

    /// <param name="number">Number of the block on its chip.</param>
    public ProgrammedBlock Program(SynapseBlock block, int number)
    {
        var cells = new CellsBuilder(block.Codes.Length * Law.PerSynapse);
        var tally = default(ArrayTally);
        var rows = RowsOf(block);
        for (var device = 0; device < cells.Count; device++)
        {
            var synapse = device % block.Codes.Length;
            var (code, isSecond) = (block.Codes[synapse], device >= block.Codes.Length);
            var column = block.IsDense ? synapse % block.Targets.Length : block.Columns[synapse];
            var made = Make(cells, device, TargetShare(code, isSecond), new CellAddress(_chipSeed, (uint)number, (uint)device));
            tally = made is { } written ? tally.With(written, new CellPlace(number, column, rows[synapse], isSecond)) : tally.WithStuck();
        }

        var built = cells.Build();
        return new ProgrammedBlock
        {
            Cells = built,
            ChipSeed = _chipSeed,
            Array = number,
            EffectiveCodes = [.. Enumerable.Range(0, block.Codes.Length).Select(synapse => Math.ScaleB(Weight(built, synapse, block.Codes.Length), -FractionBits))],
            AxonSiemens = AxonSiemens(block, built),
            Tally = tally,
            WireError = 0,
        };
    }

    /// <summary>The law with the largest weight that any of its devices can reach.</summary>
    public static PlasticDevices Limited(PlasticDevices law, IEnumerable<DeviceCells> blocks)
    {
        var share = 0;
        foreach (var cells in blocks)
        {
            foreach (var (floor, span) in cells.Floors.Zip(cells.Spans))
            {
                share = Math.Max(share, Math.Max(Math.Abs(floor), Math.Abs(floor + span)));
            }
        }

        var largest = (((Math.Abs((long)law.Gain) * share * law.PerSynapse) >> PlasticDevices.ShareBits) + Math.Abs((long)law.Offset)) + 1;
        return law with { LargestWeight = (int)Math.Min(largest, short.MaxValue) };
    }

    // [synapses]: the row of each.
    static int[] RowsOf(SynapseBlock block) => [.. Enumerable.Range(0, block.AxonCount).SelectMany(row => Enumerable.Repeat(row, block.SynapsesOf(row)))];

    // Null for a stuck device, which takes no pulses.
    WrittenCell? Make(CellsBuilder cells, int at, double share, CellAddress address)
    {
        var cell = ManufacturedCell.Make(_device, address);
        var (up, down) = ManufacturedCell.Steps(_device, address);
        var (conductance, written) = _model.Make(_floor + (share * (1 - _floor)), address);
        var (low, high) = cell.StuckAt is { } stuck ? (stuck, stuck) : (cell.Low, cell.High);
        cells.Set(at, Share(low), Share(high), high > low ? (conductance - low) / (high - low) : 0, up, down, Law);
        return written;
    }

    // Above the nominal Gmin, in units of the nominal window.
    double Share(double conductance) => (conductance - _floor) / (1 - _floor);

    double TargetShare(int code, bool isSecond)
    {
        var weight = Math.Clamp((double)code / LargestCode, -1, 1);
        return !IsSigned ? Math.Abs(weight)
            : !_isPair || _isCentred ? (isSecond ? 1 - weight : 1 + weight) / 2
            : Math.Max(0, isSecond ? -weight : weight);
    }

    int Weight(DeviceCells cells, int synapse, int synapses) =>
        Law.Weight(ShareOf(cells, synapse) - (Law.PerSynapse == 2 ? ShareOf(cells, synapses + synapse) : 0));

    static int ShareOf(DeviceCells cells, int device) => PlasticDevices.Share(cells.Floors[device], cells.Spans[device], cells.States[device]);

    double[] AxonSiemens(SynapseBlock block, DeviceCells cells)
    {
        var siemens = new double[block.AxonCount];
        var window = _device.MaxSiemens - _device.MinSiemens;
        var synapse = 0;
        for (var row = 0; row < siemens.Length; row++)
        {
            for (var end = synapse + block.SynapsesOf(row); synapse < end; synapse++)
            {
                for (var device = synapse; device < cells.States.Length; device += block.Codes.Length)
                {
                    siemens[row] += _device.MinSiemens + (Math.ScaleB(ShareOf(cells, device), -PlasticDevices.ShareBits) * window);
                }
            }
        }

        return siemens;
    }

    PlasticDevices LawFor(PulsePolicy policy)
    {
        var first = DevicePulses.FirstSteps(_device);
        var sign = _projection.SignMode == WeightSignMode.Inhibitory ? -1 : 1;
        var law = new PlasticDevices
        {
            Seed = _chipSeed,
            PerSynapse = _isPair ? 2 : 1,
            Policy = policy,
            PulsesUp = Rate(sign > 0 ? first.Up : first.Down),
            PulsesDown = Rate(sign > 0 ? first.Down : first.Up),
            Levels = _device.Levels,
            Endurance = (int)Math.Min(_device.Endurance ?? 0, int.MaxValue),
            Gain = (sign * CodesOfWindow) << FractionBits,
            Offset = IsSigned && !_isPair ? -LargestCode << FractionBits : 0,
            LargestWeight = short.MaxValue,
            FractionBits = FractionBits,
        };
        return _device.PulseLaw == PulseLawKind.Binary ? PulseTable.Switching(law, _device) : PulseTable.Graded(law, _device);
    }

    // Both devices of a pair move, so a weight moves by twice the step of one.
    int Rate(double firstStep)
    {
        var codes = firstStep * CodesOfWindow * (_isPair ? 2 : 1);
        return codes > 0 ? (int)Math.Min(Math.Round(Math.ScaleB(1 / (128 * codes), PlasticDevices.RateBits)), int.MaxValue) : 0;
    }

    void Require(CrossbarSpec crossbar)
    {
        if (_device.PulseLaw == PulseLawKind.None)
        {
            throw Devices.Require.Error(PlasticDeviceCodes.NoPulses, $"Projection '{_projection.Name}' learns, and device '{_device.Title}' has no pulse law.");
        }

        if (crossbar.Slices > 1)
        {
            throw Devices.Require.Error(PlasticDeviceCodes.Sliced, $"Projection '{_projection.Name}' learns, and its weights are cut into {crossbar.Slices} slices.");
        }

        if (_projection.Learning is not { Error: null, Sdsp: null })
        {
            throw Devices.Require.Error(PlasticDeviceCodes.NoEngineOnDevices, $"Projection '{_projection.Name}' learns from an error or by sdsp.");
        }

        if (LearningProgram.Parse(_projection.Learning, SourceLocation.None, new DiagnosticBag()) is not { LearnsWeightsOnly: true })
        {
            throw Devices.Require.Error(PlasticDeviceCodes.RuleNeedsTags, $"Projection '{_projection.Name}' has the rule '{string.Join("; ", _projection.Learning.Rules)}'.");
        }
    }
}
