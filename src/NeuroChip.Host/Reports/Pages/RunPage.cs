using NeuroChip.Host.Reports.Sections;

namespace NeuroChip.Host.Reports.Pages;

/// <summary>The page of one run: the sections in reading order; those whose data are absent are left out.</summary>
static class RunPage
{
    static readonly Func<ReportFile, ReportSection?>[] Sections =
    [
        VerdictSection.Build,
        AccuracySection.Build,
        LossSection.Build,
        DeviceSection.Build,
        EnergySection.Build,
        ChipSection.Build,
        TrafficSection.Build,
        NetworkSection.Build,
        ActivitySection.Build,
        LearningSection.Build,
        QuantizationSection.Build,
        WarningsSection.Build,
        AssumptionsSection.Build,
        RepeatSection.Build,
    ];

    public static ReportPage Build(ReportFile report) => new(
        $"{report.Text("network")} on {report.Text("profile")}",
        Banner(report),
        [.. Sections.Select(section => section(report)).OfType<ReportSection>()]);

    static string Banner(ReportFile report) =>
        $"NeuroChip {report.Text("version")} emulator, not silicon · profile {report.Text("profile")} {report.Text("profileHash")} · backend {report.Text("backend")}";
}
