using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Writers;

/// <summary>One form of a report.</summary>
interface IPageWriter
{
    string Write(ReportPage page);
}
