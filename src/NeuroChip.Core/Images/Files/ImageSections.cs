namespace NeuroChip.Core.Images.Files;

/// <summary>Tags of the sections, four ASCII letters read as a little-endian number. In this order; one "CORE" for each core.</summary>
static class ImageSections
{
    public const int Header = 0x44414548; // "HEAD"
    public const int Profile = 0x464F5250; // "PROF"
    public const int Inputs = 0x54504E49; // "INPT"
    public const int Populations = 0x53504F50; // "POPS"
    public const int Projections = 0x4A4F5250; // "PROJ"
    public const int Conversions = 0x564E4F43; // "CONV"

    /// <summary>"KEPT": what learning left behind besides weights; only where there is any.</summary>
    public const int Kept = 0x5450454B;

    public const int Core = 0x45524F43; // "CORE"

    /// <summary>"CELL": after a core, the devices of its blocks that have any.</summary>
    public const int Cells = 0x4C4C4543;

    /// <summary>Flags of a projection: what follows its numbers.</summary>
    public const int Learns = 1, IsRead = 2, LearnsMore = 4, HasDevices = 8;
}
