namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC01 and NC81: sweeps, their plans and their folders.</summary>
public static class SweepCodes
{
    public static readonly DiagnosticDescriptor UnknownAxis = new("NC0100", Severity.Error,
        "An axis names a setting that does not exist",
        "Use a key of the profile (hw-profiles/keys.md), or an option of 'neurochip run' without its hyphens.");

    public static readonly DiagnosticDescriptor BadAxis = new("NC0101", Severity.Error,
        "An axis has no usable list of values",
        "Write key=1..8, key=0..10%:2%, or key=a,b,c.",
        "A range counts from its first to its last value in steps of 1, or of the step after the colon: ticks=4..32:4. Units stand at the numbers: "
        + "0..10%:5%. A list has commas: quantization.rounding=nearest,stochastic. Several --axis options span a grid.");

    public static readonly DiagnosticDescriptor NoAxis = new("NC0102", Severity.Error,
        "A sweep without an axis is a single run",
        "Name what to vary with --axis, for example --axis quantization.weightBits=1..8, or with --plan FILE.yaml.");

    public static readonly DiagnosticDescriptor BadSampling = new("NC0103", Severity.Error,
        "The points of a sweep cannot be chosen as asked",
        "Give --points with --sampling random or lhs, and fewer points where the message says too many.");

    public static readonly DiagnosticDescriptor BadPlanYaml = new("NC0104", Severity.Error,
        "A YAML plan holds something else than axes, seeds, sampling and points",
        "Write 'axes:' with a list or a range under each setting; see docs/sweeps.md.");

    public static readonly DiagnosticDescriptor NotAPlan = new("NC8100", Severity.Error,
        "A folder holds no plan of a sweep",
        "Give the folder that 'neurochip sweep plan --out' wrote.");

    public static readonly DiagnosticDescriptor OtherVersion = new("NC8101", Severity.Error,
        "A plan was made by another version",
        "Plan again into another folder with this version, or run it with the version that made it; results of two versions are never mixed.");

    public static readonly DiagnosticDescriptor OtherPlan = new("NC8102", Severity.Error,
        "The folder holds another plan",
        "Give another --out; or --force to replace the plan, which keeps the results of runs that both plans have.");

    public static readonly DiagnosticDescriptor InputChanged = new("NC8103", Severity.Error,
        "A file that the plan was made for has changed or is gone",
        "Restore the file, or plan again. Relative paths count from the folder in which the plan was made.");

    public static readonly DiagnosticDescriptor FolderNotWritable = new("NC8104", Severity.Error,
        "Results of a sweep cannot be written",
        "Check the permissions and that the disk has room, then run the same command again: what is finished is kept.");

    public static readonly DiagnosticDescriptor SliceOutOfRange = new("NC8105", Severity.Error,
        "A slice lies outside the plan",
        "Give an --index from 0 and a --count from 1 within the plan.");

    public static readonly DiagnosticDescriptor WorkerFailed = new("NC8106", Severity.Error,
        "A worker of the sweep ended without its results",
        "Run the same command again: what is finished is kept. The message has the worker's last words.");

    public static readonly DiagnosticDescriptor DriverFailed = new("NC8107", Severity.Error,
        "The batch system did not take or finish the sweep",
        "Check that sbatch and squeue work here, then run the same command again: only what is missing is submitted.");

    public static readonly DiagnosticDescriptor NothingToReport = new("NC8108", Severity.Error,
        "The sweep has no finished run",
        "Run it first: neurochip sweep run FOLDER.");

    public static readonly DiagnosticDescriptor LossNotMet = new("NC8109", Severity.Error,
        "No setting keeps the accuracy within the given loss",
        "Allow a larger --max-loss, or more bits.");
}
