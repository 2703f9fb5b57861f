namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC41: what the user asks of the mapper, and the search for a better mapping.</summary>
public static class PlacementCodes
{
    public static readonly DiagnosticDescriptor UnknownPlace = new("NC4100", Severity.Error,
        "A mapping hint names neurons or a core that do not exist",
        "Compare the hint with the network's populations and the profile's mesh.");

    public static readonly DiagnosticDescriptor Conflict = new("NC4101", Severity.Error,
        "Two mapping hints contradict each other",
        "Drop one of the two hints.");

    public static readonly DiagnosticDescriptor HintsDoNotFit = new("NC4102", Severity.Error,
        "No legal mapping keeps all hints",
        "Drop hints, spread pinned neurons over more cores, or choose a profile with larger cores.");

    public static readonly DiagnosticDescriptor InOrderKept = new("NC4103", Severity.Info,
        "The search found no mapping better than filling cores in order",
        "Nothing to do; a larger --effort searches longer.");

    public static readonly DiagnosticDescriptor Stopped = new("NC4104", Severity.Info,
        "The search for a mapping was stopped before its end",
        "The best legal mapping so far is used; without --time-limit the same command always gives the same mapping.");

    public static readonly DiagnosticDescriptor BadRates = new("NC4105", Severity.Error,
        "A file of spike rates does not say what the network needs",
        "Write lines of population,rate or population,index,rate with rates of 0 or more spikes per tick.");

    public static readonly DiagnosticDescriptor Packed = new("NC4106", Severity.Info,
        "Filling cores in order does not fit, the search for fewer cores does",
        "Nothing to do; name an --objective to choose what else the mapping should be good at.");

    public static readonly DiagnosticDescriptor BadHints = new("NC4107", Severity.Error,
        "A file of mapping hints cannot be read",
        "See docs/mapping.md for what it may hold.");

    public static readonly DiagnosticDescriptor NeedsSingleNeurons = new("NC4110", Severity.Error,
        "The network is too large for what is asked of its mapping",
        "Ask for hops, energy, latency or congestion, pin neurons or forbid cores: these are done by placing whole cores. Or map a smaller network.");
}
