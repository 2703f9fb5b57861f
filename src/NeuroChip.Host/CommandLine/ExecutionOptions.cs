using System.CommandLine;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Host.CommandLine;

/// <summary>Options that say how and where a run happens and what is kept of it; none of them changes a result.</summary>
static class ExecutionOptions
{
    public static readonly Option<string> Backend = new("--backend", "-b")
    {
        Description = "Where the emulator runs (see 'neurochip backends')",
        DefaultValueFactory = _ => "cpu",
    };

    public static readonly Option<string?> Device = new("--device")
    {
        Description = "Which device of the backend: a number or a part of a name (see 'neurochip backends')",
    };

    public static readonly Option<int?> Threads = new("--threads", "-j")
    {
        Description = "Worker threads (default: one for each processor)",
    };

    /// <summary>Where the command line says that the emulator runs.</summary>
    public static RunOptions RunOptionsOf(ParseResult parsed) => new()
    {
        Backend = parsed.GetRequiredValue(Backend),
        Device = parsed.GetValue(Device),
        CacheFolder = DataFolders.CompiledKernels,
        Threads = ThreadsOf(parsed),
        Freeze = parsed.GetValue(Freeze),
    };

    /// <summary>Worker threads to use.</summary>
    /// <exception cref="InputErrorException">NC0009: below 1.</exception>
    public static int ThreadsOf(ParseResult parsed) => parsed.GetValue(Threads) switch
    {
        null => Environment.ProcessorCount,
        >= 1 and var threads => threads,
        var threads => throw new InputErrorException(FileCodes.BadValue.With($"--threads is {threads}; at least 1 is needed.")),
    };

    public static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Write the result to this file: a report (.json), an image (.ncimg) or a page; - is standard output",
    };

    public static readonly Option<string?> Report = new("--report")
    {
        Description = "Write the report for people to this file (.html)",
    };

    public static readonly Option<string?> SaveImage = new("--save-image")
    {
        Description = "Write the chip as it is after the run to this file (.ncimg): learned weights, kept states",
    };

    public static readonly Option<string?> SaveRates = new("--save-rates")
    {
        Description = "Write the mean spikes per tick of every neuron and input over all samples to this file (.csv), for --rates of compile and run",
    };

    public static readonly Option<bool> Freeze = new("--freeze")
    {
        Description = "Do not learn: weights stay as they are, and every sample starts from the image's state",
    };

    public static readonly Option<bool> Force = new("--force")
    {
        Description = "Overwrite an existing file",
    };

    public static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Show what would be done and what it costs, and stop",
    };

    public static readonly Option<string> Timing = new Option<string>("--timing")
    {
        Description = "How the chip's time is found: none (from counts), simple (busiest core of each tick), detailed (every message), flit (every flit, cycle by cycle)",
        DefaultValueFactory = _ => "none",
    }.AcceptOnly("none", "simple", "detailed", "flit");

    public static TimingMode TimingOf(ParseResult parsed) => Enum.Parse<TimingMode>(parsed.GetRequiredValue(Timing), ignoreCase: true);

    public static readonly Option<string?> Ledger = new("--ledger")
    {
        Description = "Write every line of the energy account, by phase, tick, core, layer and component, to this file (.csv)",
    };

    public static readonly Option<string[]> Trace = new("--trace")
    {
        Description = "spikes, potentials, ticks or messages, then =FILE.csv: record the first sample (repeatable)",
    };
}
