using System.CommandLine;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>Where --ledger goes.</summary>
static class LedgerOutput
{
    /// <summary>Called before long work.</summary>
    public static void RequireFree(ParseResult parsed)
    {
        if (parsed.GetValue(ExecutionOptions.Ledger) is { } path)
        {
            OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        }
    }

    public static LedgerFigures Write(ParseResult parsed, IEnumerable<LedgerLine> lines)
    {
        LedgerFigures? figures = null;
        OutputFile.Write(parsed.GetValue(ExecutionOptions.Ledger)!, parsed.GetValue(ExecutionOptions.Force), stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            figures = LedgerFile.Write(writer, lines);
        });
        return figures!;
    }
}
