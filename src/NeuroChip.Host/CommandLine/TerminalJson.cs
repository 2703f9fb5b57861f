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

    /// <summary>What was written where: a document under --json, otherwise a line.</summary>
    public static void WriteOutcome(this Terminal terminal, string format, string what, string path)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject { ["format"] = format, [what] = path });
            return;
        }

        terminal.Output.WriteLine($"{what} {path}");
    }

    public static string Text(JsonNode document) => document.ToJsonString(Pretty) + "\n";
}
