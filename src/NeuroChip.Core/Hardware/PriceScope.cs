namespace NeuroChip.Core.Hardware;

/// <summary>What a number covers.</summary>
public enum PriceScope
{
    /// <summary>This event alone; terms add up.</summary>
    PerTerm,

    /// <summary>Total power divided by the number of events: contains all other terms and static power, and is never added to them.</summary>
    AllIn,
}
