using System.CommandLine;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>The profile settings of the command line.</summary>
static class ProfileSettings
{
    /// <summary>Every <c>--set</c>, in order; what is not of the form path=value is reported.</summary>
    public static IReadOnlyList<ProfileOverride> Parse(ParseResult? parsed, DiagnosticBag diagnostics)
    {
        var overrides = new List<ProfileOverride>();
        foreach (var text in parsed?.GetValue(ChipOptions.Set) ?? [])
        {
            if (ProfileOverride.TryParse(text, diagnostics, out var one))
            {
                overrides.Add(one);
            }
        }

        return overrides;
    }
}
