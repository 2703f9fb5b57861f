using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Devices.Converters;

namespace NeuroChip.Devices.Chips;

/// <summary>
/// Gives every array a projection of its own, with its read noise and converters in integers. What has delays, learns, or is sparse stays as it is: its
/// sums are not those of one read of one array.
/// </summary>
sealed class ReadoutEmission(ChipImage image, int[] fractions, ProgrammedBlock[] programmed)
{
    readonly DeviceSpec _device = image.Profile.Device!;
    readonly List<ProjectionImage> _projections = [];
    readonly Dictionary<int, int> _unread = [];

    /// <param name="encoded">The image with effective weights; projections of the same indices.</param>
    public ChipImage Emit(ChipImage encoded)
    {
        var cores = ImmutableArray.CreateBuilder<CoreImage>();
        var number = 0;
        foreach (var core in encoded.Cores)
        {
            var blocks = core.Blocks.Select(block => block with { Projection = Place(encoded, core, block, programmed[number++]) });
            cores.Add(core with { Blocks = [.. blocks] });
        }

        return encoded with { Cores = cores.ToImmutable(), Projections = [.. _projections] };
    }

    // Index of the block's new projection.
    int Place(ChipImage encoded, CoreImage core, SynapseBlock block, ProgrammedBlock made)
    {
        var projection = encoded.Projections[block.Projection];
        if (made.NoiseDeviations is null || !block.IsDense || projection.MaxDelayTicks > 0 || projection.Learning is not null)
        {
            if (!_unread.TryGetValue(block.Projection, out var index))
            {
                _unread[block.Projection] = index = _projections.Count;
                _projections.Add(projection);
            }

            return index;
        }

        var units = core.Axons.AsSpan().Slice(block.FirstAxon, block.AxonCount).ToArray().Select(axon => axon.SourceUnit).ToArray();
        _projections.Add(projection with
        {
            Name = $"{projection.Name}@core{core.Core}",
            SourceFirstUnit = units.Min(),
            SourceCount = units.Max() - units.Min() + 1,
            Readout = Readout(encoded.Populations[projection.Target], block, made, fractions[block.Projection]),
        });
        return _projections.Count - 1;
    }

    ReadoutImage Readout(PopulationImage target, SynapseBlock block, ProgrammedBlock made, int fractionBits)
    {
        if (_device.ConverterBits == 0)
        {
            return Exact(target, block, made, fractionBits);
        }

        var scale = Math.ScaleB(made.FullScale, fractionBits);
        return _device.ConverterKind == ConverterKind.Symmetric
            ? Symmetric(Exact(target, block, made, fractionBits), scale)
            : Searched(Exact(target, block, made, fractionBits), target, block, made, scale);
    }

    ReadoutImage Exact(PopulationImage target, SynapseBlock block, ProgrammedBlock made, int fractionBits) => new()
    {
        Seed = made.ReadSeed,
        Input = made.InputDrive,
        NoiseQ8 = _device.ReadNoise > 0 ? Noise(target, block, made, fractionBits) : [],
    };

    ReadoutImage Symmetric(ReadoutImage readout, double fullScale)
    {
        var largest = (1 << (_device.ConverterBits - 1)) - 1;
        return readout with { Step = (int)Math.Clamp(Math.Ceiling(fullScale / largest), 1, 1 << 23), LargestCode = largest };
    }

    // The range is a whole even number of units for every code, so that codes, which lie between the thresholds, are whole numbers too.
    ReadoutImage Searched(ReadoutImage readout, PopulationImage target, SynapseBlock block, ProgrammedBlock made, double fullScale)
    {
        var codes = 1 << _device.ConverterBits;
        var half = (int)Math.Clamp(Math.Ceiling(fullScale / codes), 1, (1 << 29) / codes);
        var weights = new int[_device.ConverterBits * target.Count];
        var offsets = new int[weights.Length];
        for (var column = 0; column < block.Targets.Length; column++)
        {
            var search = CodeSearch.Manufacture(_device, made.ChipSeed, made.Array, column);
            for (var bit = 0; bit < _device.ConverterBits; bit++)
            {
                var at = (bit * target.Count) + block.Targets[column] - target.FirstUnit;
                weights[at] = (int)Math.Round(search.Weights[bit] * half * codes);
                offsets[at] = (int)Math.Round(search.Offsets[bit] * half * codes);
            }
        }

        return readout with { Step = 2 * half, LargestCode = codes - 1, Search = new([.. weights], [.. offsets]) };
    }

    static ImmutableArray<int> Noise(PopulationImage target, SynapseBlock block, ProgrammedBlock made, int fractionBits)
    {
        var noise = new int[target.Count];
        for (var column = 0; column < block.Targets.Length; column++)
        {
            var deviation = Math.ScaleB(made.NoiseDeviations![column], fractionBits + 8) * ReadoutImage.NoiseScale;
            noise[block.Targets[column] - target.FirstUnit] = (int)Math.Min(Math.Round(deviation), 1 << 24);
        }

        return [.. noise];
    }
}
