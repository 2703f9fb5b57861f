using NeuroChip.Host.Reports.Pages;
using NeuroChip.Host.Reports.Writers;

namespace NeuroChip.Host.Sweeps;

/// <summary>What a sweep leaves in its folder for people and programs.</summary>
static class SweepOutputs
{
    public const string Page = "report.html";

    /// <summary>Writes the tables and, where there is anything to show, the page; gives what was collected.</summary>
    public static SweepSummary Collect(SweepFolder folder, SweepPlan plan)
    {
        var summary = SweepSummary.Read(folder, plan);
        SweepFolder.Write(folder.In("results.csv"), SweepTables.RunsCsv(summary));
        SweepFolder.Write(folder.In("results.ndjson"), SweepTables.RunsNdjson(summary));
        SweepFolder.Write(folder.In("points.csv"), SweepTables.PointsCsv(summary));
        SweepFolder.Write(folder.In(Page), new HtmlWriter().Write(SweepPage.Build(summary)));
        return summary;
    }
}
