using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>What the figures rest on: assumed prices, remarks of the profile, and its sources.</summary>
static class AssumptionsSection
{
    public static ReportSection Build(ReportFile report)
    {
        var blocks = new List<ReportBlock>
        {
            new Paragraph("Neurons and weights follow the published rules that the profile names, in integers. Energy is counts of events times the profile's prices. This is an emulator; no figure was measured on silicon."),
        };
        var assumed = report.Items("energyTerms").Where(line => report.TextOf(line, "how") == "assumed")
            .Select(line => $"{report.TextOf(line, "component")}: {report.TextOf(line, "source")}").ToList();
        if (assumed.Count > 0)
        {
            blocks.Add(new Paragraph("Prices that are assumed, not published:"));
            blocks.Add(new BulletList(assumed));
        }

        if (report.Texts("profileNotes") is { Count: > 0 } notes)
        {
            blocks.Add(new Paragraph("Remarks of the profile:"));
            blocks.Add(new BulletList(notes));
        }

        if (report.Items("sources") is { Count: > 0 } sources)
        {
            blocks.Add(new Paragraph("Sources:"));
            blocks.Add(new BulletList([.. sources.Select(source => $"{report.TextOf(source, "key")}: {report.TextOf(source, "text")}")]));
        }

        return new ReportSection("assumptions", "Assumptions and sources", blocks);
    }
}
