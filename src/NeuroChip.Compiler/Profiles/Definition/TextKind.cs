using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>Free text for people.</summary>
sealed class TextKind : ScalarKind<string>
{
    const int LongestText = 1000;

    public override string Allowed => "a text of 1..1000 characters";

    public override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = LongestText };

    protected override bool QuotesText => true;

    protected override bool TryParse(
        YamlScalar scalar, [MaybeNullWhen(false)] out string value, out DiagnosticDescriptor code, out string problem)
    {
        (code, problem, value) = (ProfileCodes.BadValue, $"has {scalar.Text.Length} characters", scalar.Text.Trim());
        return value.Length is > 0 and <= LongestText;
    }

    protected override string Format(string value) => value;
}
