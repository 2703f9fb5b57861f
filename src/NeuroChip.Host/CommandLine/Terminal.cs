using System.CommandLine;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.CommandLine;

/// <summary>Where text goes: the result on standard output, everything else on standard error.</summary>
sealed class Terminal
{
    readonly TextWriter _error;
    readonly bool _quiet;
    readonly bool _verbose;
    readonly bool _color;

    public Terminal(ParseResult parsed)
        : this(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed)
    {
    }

    public Terminal(TextWriter output, TextWriter error, ParseResult parsed)
    {
        // Where a file goes to standard output, what people read goes to standard error.
        Output = parsed.GetValue(ExecutionOptions.Out) == OutputFile.StandardOutput ? error : output;
        _error = error;
        Json = parsed.GetValue(GlobalOptions.Json);
        _quiet = parsed.GetValue(GlobalOptions.Quiet);
        _verbose = parsed.GetValue(GlobalOptions.Verbose);
        Strict = parsed.GetValue(GlobalOptions.Strict);
        _color = UseColor(parsed.GetValue(GlobalOptions.Color));
        ProgressStyle = _quiet ? "none" : parsed.GetValue(GlobalOptions.Progress) ?? "auto";
    }

    /// <summary>The result, or the one JSON document: standard output unless a file goes there.</summary>
    public TextWriter Output { get; }

    public TextWriter Error => _error;

    public bool Json { get; }

    public bool Strict { get; }

    public string ProgressStyle { get; }

    public void Report(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Info && _quiet)
        {
            return;
        }

        var text = diagnostic.ToString();
        _error.WriteLine(_color ? Paint(diagnostic.Severity, text) : text);
    }

    /// <summary>A remark for people; silent under --quiet.</summary>
    public void Note(string text)
    {
        if (!_quiet)
        {
            _error.WriteLine(text);
        }
    }

    /// <summary>A remark that only --verbose shows.</summary>
    public void Detail(string text)
    {
        if (_verbose)
        {
            _error.WriteLine(text);
        }
    }

    static bool UseColor(string? mode) => mode switch
    {
        "always" => true,
        "never" => false,
        _ => !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    static string Paint(Severity severity, string text)
    {
        var color = severity switch { Severity.Error => "31", Severity.Warning => "33", _ => "36" };
        return $"\u001b[{color}m{text}\u001b[0m";
    }
}
