using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Chips;

/// <summary>The codes of one projection as conductances: every code is a level of its own, so that the mapping itself loses nothing.</summary>
sealed class ProjectionMapping
{
    readonly IWeightMapping _mapping;

    public ProjectionMapping(ChipImage image, int projection)
    {
        LargestCode = Largest(image, projection);
        Levels = LevelsOf(image.Profile.Crossbar!, LargestCode);
        _mapping = Create(image.Profile.Crossbar!, image.Profile.Device!, LargestCode, Levels);
    }

    /// <summary>Code that stands for the weight 1; 1 or more.</summary>
    public int LargestCode { get; }

    /// <summary>Conductances that a cell is written to; 2 or more.</summary>
    public int Levels { get; }

    public MappedWeights Map(Matrix weights, int firstArray) => _mapping.Map(weights, firstArray);

    static int LevelsOf(CrossbarSpec crossbar, int largest) => crossbar switch
    {
        { Slices: > 1 } => 1 << crossbar.CellBits,
        { Mapping: CrossbarMapping.Differential } => largest + 1,
        { Mapping: CrossbarMapping.DifferentialCentred } => (2 * largest) + 1,
        _ => (2 * largest) + 2,
    };

    static IWeightMapping Create(CrossbarSpec crossbar, DeviceSpec device, int largest, int levels)
    {
        var window = new ConductanceWindow(device.MinSiemens > 0 ? device.MaxSiemens / device.MinSiemens : null);
        if (crossbar.Slices > 1)
        {
            var style = SliceStyleOf(crossbar.Mapping);
            var bits = Math.Max(2, BitsOf(largest) + 1);
            return new BitSlicedMapping(window, new WeightSlicing(style, bits, crossbar.Slices, crossbar.CellBits), style);
        }

        return crossbar.Mapping switch
        {
            CrossbarMapping.Differential => new DifferentialMapping(LevelGrid.OfLevels(window, levels), centred: false),
            CrossbarMapping.DifferentialCentred => new DifferentialMapping(LevelGrid.OfLevels(window, levels), centred: true),
            _ => new OffsetMapping(LevelGrid.OfLevels(window, levels), crossbar.Mapping == CrossbarMapping.OffsetReference),
        };
    }

    static SliceStyle SliceStyleOf(CrossbarMapping mapping) => mapping switch
    {
        CrossbarMapping.OffsetDigital => SliceStyle.OffsetDigital,
        CrossbarMapping.OffsetReference => SliceStyle.OffsetReference,
        _ => SliceStyle.Differential,
    };

    // Codes that were given as integers may use the most negative one too.
    static int Largest(ChipImage image, int projection)
    {
        var bits = image.Projections[projection].WeightBits - (image.Projections[projection].SignMode == WeightSignMode.Mixed ? 1 : 0);
        var largest = Math.Max(1, (1 << bits) - 1);
        foreach (var block in image.Cores.SelectMany(core => core.Blocks).Where(block => block.Projection == projection))
        {
            foreach (var code in block.Codes)
            {
                largest = Math.Max(largest, Math.Abs((int)code));
            }
        }

        return largest;
    }

    static int BitsOf(int value) => 32 - int.LeadingZeroCount(value);
}
