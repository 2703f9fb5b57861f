namespace NeuroChip.Host.Sweeps;

/// <summary>How a planned run ended, or that it has not.</summary>
enum RunStatus
{
    Missing,
    Done,

    /// <summary>The network does not fit the chip with these settings.</summary>
    DoesNotFit,

    /// <summary>The chip cannot represent the network with these settings.</summary>
    Refused,
}
