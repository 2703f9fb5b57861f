using System.CommandLine;

namespace NeuroChip.Host.CommandLine;

/// <summary>Options that say which network is meant and how its equations become ticks.</summary>
static class NetworkOptions
{
    public static readonly Argument<string> Network = new("network")
    {
        Description = "A network (.nir or .json), a compiled chip image (.ncimg), - for standard input, or builtin:digits",
    };

    public static readonly Option<string?> Dt = new("--dt")
    {
        Description = "Length of a tick, e.g. 1ms; NIR files do not say it (default: the hint in the network's constants)",
    };

    public static readonly Option<string?> Scheme = new Option<string?>("--scheme")
    {
        Description = "Integration: euler, exponential or decay-exponential (default: the file's own, else euler)",
    }.AcceptOnly("euler", "exponential", "decay-exponential");

    public static readonly Option<string?> Reset = new Option<string?>("--reset")
    {
        Description = "After a spike: value (v = v_reset), subtract (v - threshold), or multiple (several spikes a tick; default: the file's own, else value)",
    }.AcceptOnly("value", "subtract", "multiple");

    public static readonly Option<bool?> ThresholdInclusive = new("--threshold-inclusive")
    {
        Description = "Fire at v >= threshold instead of v > threshold",
    };

    public static readonly Option<bool?> PreviousCurrent = new("--previous-current")
    {
        Description = "The membrane sees the synaptic current before its update",
    };

    public static readonly Option<int?> LayerLatency = new Option<int?>("--layer-latency")
    {
        Description = "Ticks that a spike takes from layer to layer in the float network: 0 or 1 (default: the file's own, else 0)",
    }.AcceptOnly("0", "1");

    public static IReadOnlyList<Option> All => [Dt, Scheme, Reset, ThresholdInclusive, PreviousCurrent, LayerLatency];
}
