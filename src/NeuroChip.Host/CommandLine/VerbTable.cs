using System.CommandLine;
using System.CommandLine.Parsing;
using NeuroChip.Host.Commands;

namespace NeuroChip.Host.CommandLine;

/// <summary>Every verb, in the order in which help lists them. A new verb is a file in Commands and a line here.</summary>
static class VerbTable
{
    static readonly Lazy<RootCommand> Built = new(BuildRoot);

    /// <summary>Made once: verbs share options, and an option walks through all the commands it was ever added to.</summary>
    public static RootCommand Root => Built.Value;

    static RootCommand BuildRoot()
    {
        var root = new RootCommand("NeuroChip: compile spiking networks for neuromorphic chips, emulate them, and report accuracy and energy.")
        {
            DemoCommand.Create(),
            RunCommand.Create(),
            CompareCommand.Create(),
            SweepCommand.Create(),
            TuneCommand.Create(),
            ReportCommand.Create(),
            CompileCommand.Create(),
            FitCommand.Create(),
            InspectCommand.Create(),
            TrainCommand.Create(),
            ConvertCommand.Create(),
            RequantizeCommand.Create(),
            ProfilesCommand.Create(),
            DevicesCommand.Create(),
            DatasetsCommand.Create(),
            VerifyCommand.Create(),
            ValidateCommand.Create(),
            BenchCommand.Create(),
            ExplainCommand.Create(),
            BackendsCommand.Create(),
            DoctorCommand.Create(),
            CompletionCommand.Create(),
        };
        foreach (var option in GlobalOptions.All)
        {
            root.Add(option);
        }

        Examples.Attach(root);
        return root;
    }

    public static IEnumerable<string> NamesUnder(Command command) => command.Subcommands.Select(sub => sub.Name);

    /// <summary>"profiles show " for the verb that was parsed, empty for the root.</summary>
    public static string PathOf(CommandResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is CommandResult { Command: not RootCommand } verb; at = verb.Parent)
        {
            names.Push(verb.Command.Name);
        }

        return string.Concat(names.Select(name => name + " "));
    }
}
