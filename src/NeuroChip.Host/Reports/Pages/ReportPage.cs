using NeuroChip.Host.Charts;

namespace NeuroChip.Host.Reports.Pages;

/// <summary>A report for people, before it has a form: HTML, Markdown, CSV and JSON say the same.</summary>
/// <param name="Title">What ran on what.</param>
/// <param name="Banner">What this is, and that it is not silicon.</param>
sealed record ReportPage(string Title, string Banner, IReadOnlyList<ReportSection> Sections);

/// <param name="Id">Unique in the page; stays the same from version to version, so that links keep working.</param>
sealed record ReportSection(string Id, string Title, IReadOnlyList<ReportBlock> Blocks);

/// <summary>A part of a section.</summary>
abstract record ReportBlock;

sealed record Paragraph(string Text) : ReportBlock;

/// <summary>A command line to copy.</summary>
sealed record CommandLineBlock(string Command) : ReportBlock;

sealed record BulletList(IReadOnlyList<string> Items) : ReportBlock;

/// <summary>A few figures in large type: the verdict.</summary>
sealed record KeyFigures(IReadOnlyList<KeyFigure> Items) : ReportBlock;

/// <param name="Note">How sure, or of what.</param>
sealed record KeyFigure(string Name, Cell Value, string Note);

/// <summary>A table that is always shown.</summary>
sealed record TableBlock(ReportTable Table) : ReportBlock;

/// <summary>A drawing with the data that it shows.</summary>
/// <param name="Id">Unique in the page.</param>
/// <param name="DataOpen">Whether the data are shown from the start, because they say more than the drawing.</param>
sealed record ChartBlock(string Id, Chart Chart, ReportTable Data, bool DataOpen = false) : ReportBlock;
