using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace NeuroChip.Host.CommandLine;

/// <summary>Examples at the end of <c>--help</c>.</summary>
static class Examples
{
    static readonly ConditionalWeakTable<Command, string[]> Registered = [];

    /// <summary>Command lines without the leading "neurochip"; shown by the verb's help and run by the documentation tests.</summary>
    public static Command WithExamples(this Command command, params string[] examples)
    {
        Registered.AddOrUpdate(command, examples);
        return command;
    }

    public static IReadOnlyList<string> Of(Command command) => Registered.TryGetValue(command, out var examples) ? examples : [];

    public static void Attach(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
    }

    sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = inner.Invoke(parseResult);
            var examples = Of(parseResult.CommandResult.Command);
            if (examples.Count > 0)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine($"  neurochip {example}");
                }

                output.WriteLine();
            }

            return result;
        }
    }
}
