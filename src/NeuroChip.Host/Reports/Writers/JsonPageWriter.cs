using System.Text.Json.Nodes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Writers;

/// <summary>Sections and tables as JSON: a number where a cell has one, otherwise its text.</summary>
sealed class JsonPageWriter : IPageWriter
{
    public string Write(ReportPage page) => TerminalJson.Text(new JsonObject
    {
        ["format"] = "neurochip-report/1",
        ["title"] = page.Title,
        ["banner"] = page.Banner,
        ["sections"] = new JsonArray([.. page.Sections.Select(section => new JsonObject
        {
            ["id"] = section.Id,
            ["title"] = section.Title,
            ["blocks"] = new JsonArray([.. section.Blocks.Select(Block)]),
        })]),
    });

    static JsonNode Block(ReportBlock block) => block switch
    {
        Paragraph paragraph => new JsonObject { ["text"] = paragraph.Text },
        CommandLineBlock command => new JsonObject { ["command"] = command.Command },
        BulletList list => new JsonObject { ["items"] = new JsonArray([.. list.Items.Select(item => (JsonNode)item)]) },
        KeyFigures figures => new JsonObject
        {
            ["figures"] = new JsonArray([.. figures.Items.Select(figure => new JsonObject
            {
                ["name"] = figure.Name, ["value"] = Value(figure.Value), ["note"] = figure.Note,
            })]),
        },
        TableBlock table => Table(table.Table),
        ChartBlock chart => Table(chart.Data),
        _ => throw new InvalidOperationException($"no JSON for {block.GetType().Name}"),
    };

    static JsonObject Table(ReportTable table) => new()
    {
        ["table"] = table.Id,
        ["caption"] = table.Caption,
        ["columns"] = new JsonArray([.. table.Columns.Select(column => new JsonObject { ["name"] = column.Name, ["unit"] = column.Unit })]),
        ["rows"] = new JsonArray([.. table.Rows.Select(row => new JsonArray([.. row.Select(Value)]))]),
    };

    static JsonNode Value(Cell cell) => cell.Number is { } number ? JsonValue.Create(number) : JsonValue.Create(cell.Text);
}
