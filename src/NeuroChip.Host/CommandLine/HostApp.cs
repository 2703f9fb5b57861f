using System.CommandLine;
using System.CommandLine.Parsing;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.CommandLine;

/// <summary>The program without the process: parses, runs a verb, and turns everything that can happen into text and an exit code.</summary>
public static class HostApp
{
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = VerbTable.Root;
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            return Usage(parsed, error, null);
        }

        if (UnknownOption(parsed) is { } unknown)
        {
            return Usage(parsed, error, unknown);
        }

        var terminal = new Terminal(output, error, parsed);
        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return parsed.Invoke(configuration);
        }
        catch (InputErrorException problem)
        {
            terminal.Report(problem.Diagnostic);
            return (int)ExitCodes.For([problem.Diagnostic]);
        }
        catch (OperationCanceledException)
        {
            terminal.Note("interrupted");
            return (int)ExitCode.Interrupted;
        }
        catch (IOException problem)
        {
            terminal.Report(FileCodes.NotReadable.With(problem.Message));
            return (int)ExitCode.InputErrors;
        }
        catch (UnauthorizedAccessException problem)
        {
            terminal.Report(FileCodes.NotReadable.With(problem.Message));
            return (int)ExitCode.InputErrors;
        }
#pragma warning disable CA1031 // The last line of defence: a user never meets a stack trace.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            terminal.Report(InternalCodes.Unexpected.With($"{problem.GetType().Name}: {problem.Message}"));
            terminal.Detail(problem.ToString());
            return (int)ExitCode.OurFault;
        }
    }

    // A misspelt option would otherwise be taken for the verb's argument. What follows a lone -- is not an option.
    static string? UnknownOption(ParseResult parsed) => parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
        .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;

    static int Usage(ParseResult parsed, TextWriter error, string? unknownOption)
    {
        foreach (var problem in parsed.Errors)
        {
            error.WriteLine($"error: {UsageError.Text(problem)}");
        }

        if (unknownOption is not null)
        {
            error.WriteLine($"error: There is no option '{unknownOption}' here.");
        }

        var command = parsed.CommandResult.Command;
        var names = VerbTable.NamesUnder(command).Concat(command.Options.Concat(GlobalOptions.All).Select(option => option.Name)).ToList();
        foreach (var token in parsed.UnmatchedTokens.Append(unknownOption).OfType<string>().Distinct())
        {
            if (NearestName.Find(token, names) is { } nearest)
            {
                error.WriteLine($"Did you mean '{nearest}'?");
            }
        }

        error.WriteLine($"Run 'neurochip {VerbTable.PathOf(parsed.CommandResult)}--help' for the usage and examples.");
        return (int)ExitCode.WrongUsage;
    }
}
