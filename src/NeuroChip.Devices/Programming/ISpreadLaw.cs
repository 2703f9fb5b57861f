namespace NeuroChip.Devices.Programming;

/// <summary>How far a device misses its target.</summary>
public interface ISpreadLaw
{
    /// <summary>Standard deviation, or full width of a uniform error, at a target; both in the unit of the law.</summary>
    double Spread(double target);
}
