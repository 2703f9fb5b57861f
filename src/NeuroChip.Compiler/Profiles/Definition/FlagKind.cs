using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>true or false. YAML's yes, no, on and off are refused: half of all YAML readers take them for texts.</summary>
sealed class FlagKind : ScalarKind<bool>
{
    public override string Allowed => "true or false";

    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    protected override bool TryParse(YamlScalar scalar, out bool value, out DiagnosticDescriptor code, out string problem)
    {
        (value, code, problem) = (scalar.Text == "true", ProfileCodes.NotAFlag, Found(scalar));
        return !scalar.Quoted && scalar.Text is "true" or "false";
    }

    protected override string Format(bool value) => value ? "true" : "false";
}
