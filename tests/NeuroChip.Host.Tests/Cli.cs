using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Tests;

/// <summary>What one command line gave, from outside: exit code, standard output, standard error.</summary>
sealed partial record Cli(int Code, string Output, string Error)
{
    /// <summary>Runs the program in this process.</summary>
    public static Cli Run(params IEnumerable<string> arguments)
    {
        using StringWriter output = new(), error = new();
        var code = HostApp.Run([.. arguments], output, error);
        return new Cli(code, output.ToString(), error.ToString());
    }

    /// <summary>Standard output as the one document that --json promises.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Codes of the diagnostics on standard error.</summary>
    public IReadOnlyList<string> Diagnostics => [.. DiagnosticCode().Matches(Error).Select(match => match.Groups[1].Value)];

    public Cli Succeeds()
    {
        Code.Should().Be(0, Error);
        return this;
    }

    [GeneratedRegex(@"\b(?:error|warning|info) (NC\d{4}):")]
    private static partial Regex DiagnosticCode();
}
