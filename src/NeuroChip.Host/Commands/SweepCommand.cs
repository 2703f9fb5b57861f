using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Sweeps;

namespace NeuroChip.Host.Commands;

/// <summary>Many runs of one network over settings: planned, carried out by any number of processes, and collected.</summary>
static class SweepCommand
{
    public static Command Create()
    {
        var command = new Command("sweep", "Run a network over many settings: accuracy, energy and size by each of them") { NetworkOptions.Network };
        AddPlanning(command);
        AddExecution(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(RunAll(parsed, cancellation)));
        command.Add(CreatePlan());
        command.Add(CreateRun());
        command.Add(CreateStatus());
        command.Add(CreateCollect());
        return command.WithExamples(
            "sweep net.nir --dataset mnist --ticks 25 --axis quantization.weightBits=1..8",
            "sweep net.nir --dataset digits --axis quantization.weightBits=1..8 --axis ticks=4..16:4 --seeds 5 --out bits",
            "sweep net.nir --dataset digits --plan sweep.yaml --sampling lhs --points 50");
    }

    static Command CreatePlan()
    {
        var command = new Command("plan", "Decide all runs and write them down, without running any") { NetworkOptions.Network };
        AddPlanning(command);
        command.SetAction(Plan);
        return command.WithExamples("sweep plan net.nir --dataset mnist --axis quantization.weightBits=1..8 --seeds 5 --out bits");
    }

    static Command CreateRun()
    {
        var command = new Command("run", "Carry out what is missing of a plan, or one slice of it in this process")
        {
            SweepOptions.Folder, SweepOptions.Index, SweepOptions.Count,
        };
        AddExecution(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command.WithExamples("sweep run bits", "sweep run bits --index 40 --count 20", "sweep run bits --driver slurm");
    }

    static Command CreateStatus()
    {
        var command = new Command("status", "Count what is finished and what is missing") { SweepOptions.Folder };
        command.SetAction(Status);
        return command.WithExamples("sweep status bits");
    }

    static Command CreateCollect()
    {
        var command = new Command("collect", "Write results.csv, results.ndjson, points.csv and report.html of what is finished") { SweepOptions.Folder };
        command.SetAction(parsed => Collect(new Terminal(parsed), FolderOf(parsed)));
        return command.WithExamples("sweep collect bits");
    }

    static void AddPlanning(Command command)
    {
        foreach (var option in PlanArguments.Options.Concat(
            [SweepOptions.Axis, SweepOptions.Plan, SweepOptions.Seeds, SweepOptions.Sampling, SweepOptions.Points, SweepOptions.Out, SweepOptions.Replace]))
        {
            command.Add(option);
        }
    }

    static void AddExecution(Command command)
    {
        command.Add(SweepOptions.Jobs);
        command.Add(SweepOptions.Threads);
        command.Add(SweepOptions.Driver);
        command.Add(SweepOptions.SlurmOption);
    }

    static SweepFolder FolderOf(ParseResult parsed) => new(parsed.GetRequiredValue(SweepOptions.Folder));

    static int RunAll(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var folder = new SweepFolder(parsed.GetRequiredValue(SweepOptions.Out));
        return WritePlan(parsed, terminal, folder) is { } plan ? Execute(parsed, terminal, folder, plan, cancellation) : (int)ExitCode.InputErrors;
    }

    static int Plan(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var folder = new SweepFolder(parsed.GetRequiredValue(SweepOptions.Out));
        if (WritePlan(parsed, terminal, folder) is not { } plan)
        {
            return (int)ExitCode.InputErrors;
        }

        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject { ["format"] = "neurochip-sweep-plan/1", ["plan"] = folder.PlanPath, ["runs"] = plan.Runs.Length });
            return (int)ExitCode.Done;
        }

        terminal.Output.WriteLine($"""
            {plan.Runs.Length} runs are planned in {folder.PlanPath}. Go on with
              neurochip sweep run {folder.Path}                            all of them on this machine
              neurochip sweep run {folder.Path} --index I --count K        a slice, on any machine that sees the folder
              neurochip sweep collect {folder.Path}                        tables and a page of what is finished
            """);
        return (int)ExitCode.Done;
    }

    static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var folder = FolderOf(parsed);
        var plan = PlanFile.ReadToRun(folder);
        folder.RequireWritable();
        return parsed.GetValue(SweepOptions.Index) is { } index
            ? RunSlice(parsed, folder, plan, index, parsed.GetValue(SweepOptions.Count), cancellation)
            : Execute(parsed, terminal, folder, plan, cancellation);
    }

    static int RunSlice(ParseResult parsed, SweepFolder folder, SweepPlan plan, int index, int count, CancellationToken cancellation)
    {
        if (index < 0 || index >= plan.Runs.Length || count < 1)
        {
            throw new InputErrorException(SweepCodes.SliceOutOfRange.With(FormattableString.Invariant(
                $"--index {index} --count {count} names no run: the plan has the runs 0 to {plan.Runs.Length - 1}.")));
        }

        var worker = new SliceWorker(plan, folder, SweepOptions.ThreadsOf(parsed, jobs: 1), cancellation);
        foreach (var run in plan.Runs.Skip(index).Take(count))
        {
            worker.Do(run);
        }

        return (int)ExitCode.Done;
    }

    static int Status(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var folder = FolderOf(parsed);
        var plan = PlanFile.Read(folder);
        var summary = SweepSummary.Read(folder, plan);
        if (terminal.Json)
        {
            terminal.WriteJson(Describe(folder, summary));
            return (int)ExitCode.Done;
        }

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder.Path}: {plan.Runs.Length} runs of version {plan.Version}"));
        SweepConsole.WriteCounts(terminal.Output, summary);
        var missing = MissingSlices.Of([.. plan.Runs.Where(run => summary.Results[run.Index].Status == RunStatus.Missing).Select(run => run.Index)], plan.Runs.Length).ToList();
        foreach (var (index, count) in missing)
        {
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the missing ones lie in: --index {index} --count {count}"));
        }

        return (int)ExitCode.Done;
    }

    // A plan that is there already is gone on with; another one is not overwritten unasked.
    static SweepPlan? WritePlan(ParseResult parsed, Terminal terminal, SweepFolder folder)
    {
        var diagnostics = new DiagnosticBag();
        var plan = new PlanBuilder(parsed, diagnostics).Build();
        foreach (var finding in diagnostics.Items.Distinct())
        {
            terminal.Report(finding);
        }

        if (plan is null)
        {
            return null;
        }

        if (File.Exists(folder.PlanPath) && !parsed.GetValue(SweepOptions.Replace)
            && !PlanFile.Read(folder).Runs.Select(run => run.Hash).SequenceEqual(plan.Runs.Select(run => run.Hash)))
        {
            throw new InputErrorException(SweepCodes.OtherPlan.At(new SourceLocation(folder.PlanPath), "its runs are not those asked for."));
        }

        folder.RequireWritable();
        SweepFolder.Write(folder.PlanPath, PlanFile.Text(plan));
        return plan;
    }

    static int Execute(ParseResult parsed, Terminal terminal, SweepFolder folder, SweepPlan plan, CancellationToken cancellation)
    {
        using (var printer = new ProgressPrinter(terminal, "sweep"))
        {
            var progress = new SweepProgress(plan, folder, printer);
            var jobs = SweepOptions.JobsOf(parsed);
            if (parsed.GetRequiredValue(SweepOptions.Driver) == SweepOptions.Slurm)
            {
                var request = new SlurmRequest(jobs, SweepOptions.ThreadsOf(parsed, jobs), parsed.GetValue(SweepOptions.SlurmOption) ?? []);
                new SlurmDriver(plan, folder, request, progress, terminal, cancellation).Run();
            }
            else
            {
                new WorkerPool(plan, folder, jobs, SweepOptions.ThreadsOf(parsed, jobs), progress, cancellation).Run();
            }
        }

        return Collect(terminal, folder);
    }

    static int Collect(Terminal terminal, SweepFolder folder)
    {
        var summary = SweepOutputs.Collect(folder, PlanFile.Read(folder));
        if (terminal.Json)
        {
            terminal.WriteJson(Describe(folder, summary));
            return (int)ExitCode.Done;
        }

        SweepConsole.Write(terminal.Output, summary);
        terminal.Output.WriteLine($"Written: {folder.In("results.csv")}, points.csv, results.ndjson, {SweepOutputs.Page}");
        return (int)ExitCode.Done;
    }

    static JsonObject Describe(SweepFolder folder, SweepSummary summary) => new()
    {
        ["format"] = "neurochip-sweep-status/1",
        ["folder"] = folder.Path,
        ["version"] = summary.Plan.Version,
        ["runs"] = summary.Plan.Runs.Length,
        ["done"] = summary.Count(RunStatus.Done),
        ["doesNotFit"] = summary.Count(RunStatus.DoesNotFit),
        ["refused"] = summary.Count(RunStatus.Refused),
        ["missing"] = summary.Count(RunStatus.Missing),
        ["floatAccuracy"] = summary.FloatAccuracy,
        ["points"] = new JsonArray([.. summary.Points.Select(point => new JsonObject
        {
            ["settings"] = new JsonObject(summary.Plan.Axes.Zip(point.Settings).Select(pair => KeyValuePair.Create(pair.First.Key, (JsonNode?)pair.Second))),
            ["status"] = SweepTables.Name(point.Status),
            ["runs"] = point.Runs,
            ["done"] = point.Done,
            ["figures"] = new JsonObject(point.Figures.Select(figure => KeyValuePair.Create(figure.Key, (JsonNode?)figure.Value))),
            ["accuracyMean"] = point.Accuracy,
            ["accuracySd"] = point.AccuracyDeviation,
            ["accuracyInterval"] = point.Interval is { } interval ? new JsonArray(interval.Low, interval.High) : null,
            ["fronts"] = new JsonArray([.. point.Fronts.Select(front => (JsonNode)front)]),
        })]),
        ["knees"] = new JsonArray([.. summary.Knees.Select(knee => new JsonObject
        {
            ["key"] = summary.Plan.Axes[knee.Axis].Key,
            ["value"] = knee.Value,
            ["accuracy"] = knee.Accuracy,
            ["best"] = knee.Best,
        })]),
    };
}
