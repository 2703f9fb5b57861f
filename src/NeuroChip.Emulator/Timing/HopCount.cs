namespace NeuroChip.Emulator.Timing;

/// <summary>Links crossed, by direction. East is toward larger x, north toward larger y.</summary>
public readonly record struct HopCount(long East, long West, long North, long South)
{
    public long Total => East + West + North + South;

    public static HopCount operator +(HopCount a, HopCount b) => new(a.East + b.East, a.West + b.West, a.North + b.North, a.South + b.South);
}
