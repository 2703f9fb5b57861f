using System.CommandLine;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Commands;

/// <summary>Prints a shell script that asks the program itself for suggestions.</summary>
static class CompletionCommand
{
    static readonly Argument<string> Shell = new("shell") { Description = "bash, zsh, fish or pwsh" };

    const string Bash = """
        _neurochip() {
            local IFS=$'\n'
            COMPREPLY=( $(neurochip "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null) )
        }
        complete -o default -F _neurochip neurochip
        """;

    const string Zsh = """
        #compdef neurochip
        _neurochip() {
            local -a found
            found=("${(@f)$(neurochip "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a found
            _files
        }
        compdef _neurochip neurochip
        """;

    const string Fish = """
        function __neurochip_complete
            set -l line (commandline -cp)
            neurochip "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
        end
        complete -c neurochip -a '(__neurochip_complete)'
        """;

    const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName neurochip -ScriptBlock {
            param($word, $ast, $position)
            neurochip "[suggest:$position]" "$ast" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    public static Command Create()
    {
        Shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print a completion script for a shell") { Shell };
        command.SetAction(Run);
        return command.WithExamples("completion bash > ~/.local/share/bash-completion/completions/neurochip");
    }

    static int Run(ParseResult parsed)
    {
        var script = parsed.GetRequiredValue(Shell) switch { "bash" => Bash, "zsh" => Zsh, "fish" => Fish, _ => PowerShell };
        parsed.InvocationConfiguration.Output.WriteLine(script);
        return (int)ExitCode.Done;
    }
}
