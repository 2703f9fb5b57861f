using System.CommandLine;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Sweeps;

/// <summary>Options of the sweep verbs.</summary>
static class SweepOptions
{
    public static readonly Option<string[]> Axis = new("--axis", "-a")
    {
        Description = "key=1..8, key=0..10%:5% or key=a,b,c: a setting of the profile or an option of run, and its values (repeatable)",
    };

    public static readonly Option<string?> Plan = new("--plan") { Description = "Axes, seeds, sampling and points from a YAML file" };

    public static readonly Option<int?> Seeds = new("--seeds") { Description = "Repeat every point with so many seeds, counting from --seed (default: 1)" };

    public static readonly Option<string?> Sampling = new Option<string?>("--sampling")
    {
        Description = "grid (default), random, or lhs (Latin hypercube)",
    }.AcceptOnly(PointSampling.Grid, PointSampling.Random, PointSampling.LatinHypercube);

    public static readonly Option<int?> Points = new("--points") { Description = "Points that random and lhs choose" };

    public static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Folder of the sweep: plan, results, tables, page",
        DefaultValueFactory = _ => "sweep",
    };

    public static readonly Option<bool> Replace = new("--force") { Description = "Replace another plan in the folder; results of runs that both have are kept" };

    public static readonly Option<int?> Jobs = new("--jobs", "-j") { Description = "Processes at a time, or tasks at a time of a batch system (default: one for each processor)" };

    public static readonly Option<int?> Threads = new("--threads") { Description = "Worker threads of each process (default: processors divided by --jobs)" };

    public static readonly Option<string> Driver = new Option<string>("--driver")
    {
        Description = "local, or slurm: submit an array job, watch it, and submit again what is missing",
        DefaultValueFactory = _ => "local",
    }.AcceptOnly("local", Slurm);

    public const string Slurm = "slurm";

    public static readonly Option<string[]> SlurmOption = new("--slurm-option") { Description = "An option for sbatch, e.g. --slurm-option=--partition=short (repeatable)" };

    public static readonly Option<int?> Index = new("--index") { Description = "Do only the slice from this run of the plan on, in this process" };

    public static readonly Option<int> Count = new("--count")
    {
        Description = "Runs of the slice",
        DefaultValueFactory = _ => 1,
    };

    public static readonly Argument<string> Folder = new("folder") { Description = "Folder that sweep plan wrote" };

    /// <exception cref="InputErrorException">NC0009: below 1.</exception>
    public static int JobsOf(ParseResult parsed) => AtLeastOne("--jobs", parsed.GetValue(Jobs)) ?? Environment.ProcessorCount;

    /// <exception cref="InputErrorException">NC0009: below 1.</exception>
    /// <param name="jobs">Processes that share this machine.</param>
    public static int ThreadsOf(ParseResult parsed, int jobs) => AtLeastOne("--threads", parsed.GetValue(Threads)) ?? Math.Max(1, Environment.ProcessorCount / jobs);

    static int? AtLeastOne(string option, int? value) => value is null or >= 1
        ? value
        : throw new InputErrorException(FileCodes.BadValue.With(FormattableString.Invariant($"{option} is {value}; at least 1 is needed.")));
}
