using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>Every warning and remark of the run.</summary>
static class WarningsSection
{
    public static ReportSection Build(ReportFile report)
    {
        var items = report.Items("warnings").Select(finding => $"{report.TextOf(finding, "severity")} {report.TextOf(finding, "code")}: {report.TextOf(finding, "message")}").ToList();
        return new ReportSection("warnings", "Warnings", [items.Count == 0 ? new Paragraph("None.") : new BulletList(items)]);
    }
}
