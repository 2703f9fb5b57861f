using System.Text;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Writers;

/// <summary>
/// One HTML file that needs nothing else: no script, no font, no address. Equal pages give equal bytes. Every drawing is followed by its data as
/// a table and as CSV to save.
/// </summary>
sealed class HtmlWriter : IPageWriter
{
    public string Write(ReportPage page)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n")
            // An icon of its own keeps browsers from asking a server for one.
            .Append("<link rel=\"icon\" href=\"data:,\">\n")
            .Append($"<title>{Escape(page.Title)}</title>\n<style>{HtmlStyle.Text}</style>\n</head>\n<body>\n")
            .Append("<a class=\"skip\" href=\"#main\">Skip to the result</a>\n<header>\n")
            .Append($"<h1>{Escape(page.Title)}</h1>\n<p class=\"banner\">{Escape(page.Banner)}</p>\n<nav aria-label=\"Sections\"><ul>")
            .AppendJoin("", page.Sections.Select(section => $"<li><a href=\"#{section.Id}\">{Escape(section.Title)}</a></li>"))
            .Append("</ul></nav>\n</header>\n<main id=\"main\">\n");
        foreach (var section in page.Sections)
        {
            html.Append($"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-h\">\n<h2 id=\"{section.Id}-h\">{Escape(section.Title)}</h2>\n");
            foreach (var block in section.Blocks)
            {
                Write(html, block);
            }

            html.Append("</section>\n");
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    static void Write(StringBuilder html, ReportBlock block)
    {
        _ = block switch
        {
            Paragraph paragraph => html.Append($"<p>{Escape(paragraph.Text)}</p>\n"),
            CommandLineBlock command => html.Append($"<pre tabindex=\"0\"><code>{Escape(command.Command)}</code></pre>\n"),
            BulletList list => html.Append("<ul>").AppendJoin("", list.Items.Select(item => $"<li>{Escape(item)}</li>")).Append("</ul>\n"),
            KeyFigures figures => html.Append("<dl class=\"figures\">").AppendJoin("", figures.Items.Select(Figure)).Append("</dl>\n"),
            TableBlock table => WriteTable(html, table.Table),
            ChartBlock chart => WriteChart(html, chart),
            _ => throw new InvalidOperationException($"no HTML for {block.GetType().Name}"),
        };
    }

    static string Figure(KeyFigure figure) =>
        $"<div><dt>{Escape(figure.Name)}</dt><dd class=\"value\"{Data(figure.Value)}>{Escape(figure.Value.Text)}</dd><dd>{Escape(figure.Note)}</dd></div>";

    static StringBuilder WriteChart(StringBuilder html, ChartBlock block)
    {
        html.Append($"<figure>\n<figcaption>{Escape(block.Chart.Title)}</figcaption>\n{block.Chart.ForPage(block.Id)}\n<details{(block.DataOpen ? " open" : "")}><summary>Data</summary>\n");
        WriteTable(html, block.Data);
        var csv = Convert.ToBase64String(Encoding.UTF8.GetBytes(CsvWriter.Table(block.Data)));
        return html.Append($"<p><a download=\"{block.Data.Id}.csv\" href=\"data:text/csv;base64,{csv}\">Save as {block.Data.Id}.csv</a></p>\n</details>\n</figure>\n");
    }

    // A wide table scrolls in its own frame, which the keyboard can reach; the page never does.
    static StringBuilder WriteTable(StringBuilder html, ReportTable table)
    {
        html.Append($"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{Escape(table.Caption)}\"><table id=\"table-{table.Id}\"><caption><span>{Escape(table.Caption)}</span></caption><thead><tr>")
            .AppendJoin("", table.Columns.Select(column => $"<th scope=\"col\">{Escape(column.Name)}</th>"))
            .Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(Cell)).Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n");
    }

    static string Cell(Cell cell) => cell.Number is null ? $"<td>{Escape(cell.Text)}</td>" : $"<td class=\"n\"{Data(cell)}>{Escape(cell.Text)}</td>";

    // The number as the JSON report has it: what is shown is rounded.
    static string Data(Cell cell) => cell.Number is { } number ? FormattableString.Invariant($" data-value=\"{number:R}\"") : "";

    static string Escape(string text) => SvgWriter.Escape(text);
}
