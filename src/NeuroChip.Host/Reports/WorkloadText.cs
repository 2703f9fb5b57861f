using System.Globalization;
using NeuroChip.Core.Units;

namespace NeuroChip.Host.Reports;

/// <summary>The network without spikes, and the sums of the ledger, for a terminal.</summary>
static class WorkloadText
{
    public static void Write(TextWriter output, WorkloadFigures workload, LedgerFigures? ledger)
    {
        var processors = WorkloadJson.Processors.Select(p => $"{Joules(workload.MacsPerSample * p.Joules)} on a {p.Name} at {Joules(p.Joules)}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  without spikes the same network takes {workload.MacsPerSample:G5} multiply-accumulates: {string.Join(", ", processors)} ({WorkloadJson.ProcessorSource})"));
        if (ledger is not null)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  ledger of {ledger.Lines} lines: {string.Join(", ", ledger.ByPhase.Select(phase => $"{phase.Key} {Joules(phase.Value)}"))}; without a price: {string.Join(", ", ledger.Missing)}"));
        }
    }

    static string Joules(double joules) => QuantityFormatter.Format(joules, Unit.Joule);
}
