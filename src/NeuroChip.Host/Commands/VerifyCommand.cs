using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports;
using NeuroChip.Verification;

namespace NeuroChip.Host.Commands;

/// <summary>Reruns golden vectors, ours or a user's, and says where the first difference is.</summary>
static class VerifyCommand
{
    static readonly Argument<string[]> Paths = new("path")
    {
        Description = "Vector files (.json, .json.gz) or folders of them; docs/vectors.md describes the formats",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        var command = new Command("verify", "Rerun golden vectors and compare them bit for bit")
        {
            Paths, ExecutionOptions.Backend, ExecutionOptions.Device, ExecutionOptions.Threads, DataOptions.Data, DataOptions.Samples,
        };
        command.SetAction(Run);
        return command.WithExamples("verify vectors/fixed-point", "verify my-rtl-trace.json --backend cpu-scalar --json");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var files = VectorVerifier.Collect(parsed.GetRequiredValue(Paths));
        var context = new VerificationContext(
            parsed.GetRequiredValue(ExecutionOptions.Backend), DataFolders.Find(parsed), ExecutionOptions.ThreadsOf(parsed))
        {
            SampleLimit = SampleLimit(parsed),
            Device = parsed.GetValue(ExecutionOptions.Device),
            CacheFolder = DataFolders.CompiledKernels,
        };
        var verdicts = new List<FileVerdict>();
        var unknown = new List<string>();
        var problems = new List<Diagnostic>();
        using (var progress = new ProgressPrinter(terminal, "verify"))
        {
            foreach (var file in files)
            {
                Verify(file, context, verdicts, unknown, problems);
                progress.Report(verdicts.Count + unknown.Count + problems.Count, files.Count);
            }
        }

        Print(terminal, context, verdicts);
        foreach (var file in unknown)
        {
            terminal.Report(RunCodes.UnknownVectors.At(new SourceLocation(file), "the file is of no kind that can be verified."));
        }

        foreach (var problem in problems)
        {
            terminal.Report(problem);
        }

        return (int)(verdicts.Any(verdict => verdict.Failed > 0) ? ExitCode.AssertionFailed
            : problems.Count > 0 ? ExitCodes.For(problems)
            : unknown.Count > 0 ? ExitCode.NotAvailable
            : ExitCode.Done);
    }

    static int? SampleLimit(ParseResult parsed) => parsed.GetValue(DataOptions.Samples) is not < 1 and var limit
        ? limit
        : throw new InputErrorException(FileCodes.BadValue.With("--samples is below 1."));

    // A file that cannot be verified does not keep the others from it.
    static void Verify(string file, VerificationContext context, List<FileVerdict> verdicts, List<string> unknown, List<Diagnostic> problems)
    {
        try
        {
            if (VectorVerifier.Verify(file, context) is { } verdict)
            {
                verdicts.Add(verdict);
            }
            else
            {
                unknown.Add(file);
            }
        }
        catch (InputErrorException problem)
        {
            problems.Add(problem.Diagnostic);
        }
    }

    static void Print(Terminal terminal, VerificationContext context, List<FileVerdict> verdicts)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(Document(context, verdicts));
            return;
        }

        terminal.Output.WriteLine(
            $"NeuroChip {ProductVersion.Text} emulator, not silicon · golden vectors · backend {context.Backend}");
        var table = new TextTable("file", "kind", "cases", "passed", "first difference");
        foreach (var verdict in verdicts)
        {
            table.Add(verdict.Path, verdict.Kind, Text(verdict.Cases), Text(verdict.Passed), verdict.FirstFailure ?? "");
        }

        table.Write(terminal.Output);
        terminal.Output.WriteLine($"{verdicts.Sum(v => v.Passed)} cases passed, {verdicts.Sum(v => v.Failed)} failed");
    }

    static JsonObject Document(VerificationContext context, List<FileVerdict> verdicts) => new()
    {
        ["format"] = "neurochip-verify/1",
        ["backend"] = context.Backend,
        ["files"] = new JsonArray([.. verdicts.Select(verdict => new JsonObject
        {
            ["path"] = verdict.Path,
            ["kind"] = verdict.Kind,
            ["cases"] = verdict.Cases,
            ["passed"] = verdict.Passed,
            ["failed"] = verdict.Failed,
            ["firstFailure"] = verdict.FirstFailure,
        })]),
        ["passed"] = verdicts.Sum(v => v.Passed),
        ["failed"] = verdicts.Sum(v => v.Failed),
    };

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
