using System.Text;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Writers;

/// <summary>Markdown with tables in place of drawings.</summary>
sealed class MarkdownWriter : IPageWriter
{
    public string Write(ReportPage page)
    {
        var text = new StringBuilder();
        text.Append($"# {Plain(page.Title)}\n\n{Plain(page.Banner)}\n");
        foreach (var section in page.Sections)
        {
            text.Append($"\n## {Plain(section.Title)}\n");
            foreach (var block in section.Blocks)
            {
                Write(text, block);
            }
        }

        return text.ToString();
    }

    static void Write(StringBuilder text, ReportBlock block)
    {
        text.Append('\n');
        _ = block switch
        {
            Paragraph paragraph => text.Append($"{Plain(paragraph.Text)}\n"),
            CommandLineBlock command => text.Append($"```\n{command.Command}\n```\n"),
            BulletList list => text.AppendJoin("", list.Items.Select(item => $"- {Plain(item)}\n")),
            KeyFigures figures => text.AppendJoin("", figures.Items.Select(figure => $"- {Plain(figure.Name)}: **{Plain(figure.Value.Text)}** ({Plain(figure.Note)})\n")),
            TableBlock table => WriteTable(text, table.Table),
            ChartBlock chart => WriteTable(text, chart.Data),
            _ => throw new InvalidOperationException($"no Markdown for {block.GetType().Name}"),
        };
    }

    static StringBuilder WriteTable(StringBuilder text, ReportTable table)
    {
        text.Append($"{Plain(table.Caption)}:\n\n| ").AppendJoin(" | ", table.Columns.Select(column => Plain(column.Name))).Append(" |\n|");
        text.AppendJoin("", table.Columns.Select((_, column) => table.Rows.Any(row => row[column].Number is not null) ? "---:|" : "---|")).Append('\n');
        foreach (var row in table.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(cell => Plain(cell.Text))).Append(" |\n");
        }

        return text;
    }

    static string Plain(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
