using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroChip.Host.CommandLine;

/// <summary>The one JSON document of a verb under <c>--json</c>.</summary>
static class TerminalJson
{
    // Everything printed is plain data for programs; unescaped µ and → keep it readable for people too.
    static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteJson(this Terminal terminal, JsonNode document) => terminal.Output.WriteLine(document.ToJsonString(Pretty));

    public static string Text(JsonNode document) => document.ToJsonString(Pretty) + "\n";
}
