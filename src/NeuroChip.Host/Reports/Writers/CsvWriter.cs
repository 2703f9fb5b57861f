using System.Text;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Writers;

/// <summary>All tables of a page, one after the other with a title and an empty line between them; numbers whole and in SI units.</summary>
sealed class CsvWriter : IPageWriter
{
    public string Write(ReportPage page)
    {
        var tables = page.Sections.SelectMany(section => section.Blocks).Select(TableOf).OfType<ReportTable>();
        return string.Join("\n", tables.Select(table => $"# {table.Id}: {table.Caption.ReplaceLineEndings(" ")}\n{Table(table)}"));
    }

    /// <summary>Header and rows (RFC 4180, but lines end in LF).</summary>
    public static string Table(ReportTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(column => Field(column.Unit.Length == 0 ? column.Name : $"{column.Name} [{column.Unit}]"))).Append('\n');
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Select(Field)).Append('\n');
        }

        return text.ToString();
    }

    public static string Field(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    static string Field(Cell cell) => cell.Number is { } number ? FormattableString.Invariant($"{number:R}") : Field(cell.Text);

    static ReportTable? TableOf(ReportBlock block) => block switch
    {
        TableBlock table => table.Table,
        ChartBlock chart => chart.Data,
        KeyFigures figures => new ReportTable(
            "figures", "Key figures", [new Column("figure"), new Column("value"), new Column("note")],
            [.. figures.Items.Select(figure => (IReadOnlyList<Cell>)[figure.Name, figure.Value, figure.Note])]),
        _ => null,
    };
}
