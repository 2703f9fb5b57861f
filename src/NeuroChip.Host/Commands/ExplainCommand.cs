using System.CommandLine;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Commands;

/// <summary>What a diagnostic code means.</summary>
static class ExplainCommand
{
    static readonly Argument<string?> Code = new("code") { Description = "A code such as NC4001; without one, all are listed", HelpName = "code", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create()
    {
        var command = new Command("explain", "Say what a diagnostic code means and what to do about it") { Code };
        Code.CompletionSources.Add(_ => DiagnosticCatalog.All.Select(d => new System.CommandLine.Completions.CompletionItem(d.Code)));
        command.SetAction(Run);
        return command.WithExamples("explain NC4001", "explain");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        if (parsed.GetValue(Code) is not { } code)
        {
            return List(terminal);
        }

        if (DiagnosticCatalog.Find(code) is not { } descriptor)
        {
            terminal.Error.WriteLine($"error: '{code}' is not a code; codes are NC and four digits. Run 'neurochip explain' for the list.");
            return (int)ExitCode.WrongUsage;
        }

        Show(terminal, descriptor);
        return (int)ExitCode.Done;
    }

    static void Show(Terminal terminal, DiagnosticDescriptor descriptor)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(Describe(descriptor));
            return;
        }

        terminal.Output.WriteLine($"{descriptor.Code} ({descriptor.DefaultSeverity.ToString().ToLowerInvariant()}): {descriptor.Title}.");
        terminal.Output.WriteLine();
        if (descriptor.Explanation.Length > 0)
        {
            terminal.Output.WriteLine(descriptor.Explanation);
            terminal.Output.WriteLine();
        }

        terminal.Output.WriteLine($"What to do: {descriptor.Remedy}");
    }

    static int List(Terminal terminal)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-diagnostics/1",
                ["codes"] = new JsonArray([.. DiagnosticCatalog.All.Select(Describe)]),
            });
            return (int)ExitCode.Done;
        }

        var table = new TextTable("code", "severity", "meaning");
        foreach (var descriptor in DiagnosticCatalog.All)
        {
            table.Add(descriptor.Code, descriptor.DefaultSeverity.ToString().ToLowerInvariant(), descriptor.Title);
        }

        table.Write(terminal.Output);
        return (int)ExitCode.Done;
    }

    static JsonObject Describe(DiagnosticDescriptor descriptor) => new()
    {
        ["code"] = descriptor.Code,
        ["severity"] = descriptor.DefaultSeverity.ToString().ToLowerInvariant(),
        ["title"] = descriptor.Title,
        ["remedy"] = descriptor.Remedy,
        ["explanation"] = descriptor.Explanation,
    };
}
