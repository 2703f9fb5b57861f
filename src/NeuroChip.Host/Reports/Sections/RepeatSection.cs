using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>The command line that gives the same figures again, and the hashes that prove it.</summary>
static class RepeatSection
{
    public static ReportSection Build(ReportFile report) => new("repeat", "Repeat it",
    [
        new CommandLineBlock(report.Text("command")),
        new Paragraph($"The same image and state come out on every machine, thread count and backend: image {report.Text("imageHash")}, state {report.Text("stateHash")}, profile {report.Text("profileHash")}."),
    ]);
}
