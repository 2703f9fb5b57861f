using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.CommandLine;

/// <summary>Which exit code a set of findings leads to.</summary>
static class ExitCodes
{
    /// <summary>Something that is asked for is not on this machine, or cannot be fetched.</summary>
    static readonly HashSet<string> NotAvailable =
    [
        RunCodes.BackendAbsent.Code, RunCodes.TooLargeForMemory.Code, DataCodes.NotOnThisMachine.Code, DataCodes.FetchFailed.Code, DataCodes.NoPublicAddress.Code,
    ];

    // NC64 is about devices of this machine.
    static bool IsNotAvailable(string code) => NotAvailable.Contains(code) || code.StartsWith("NC64", StringComparison.Ordinal);

    public static ExitCode For(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Descriptor.Code).ToList();
        return errors switch
        {
            [] => ExitCode.Done,
            _ when errors.All(code => code.StartsWith("NC4", StringComparison.Ordinal)) => ExitCode.DoesNotFit,
            _ when errors.All(IsNotAvailable) => ExitCode.NotAvailable,
            _ when errors.Any(code => code.StartsWith("NC9", StringComparison.Ordinal)) => ExitCode.OurFault,
            _ => ExitCode.InputErrors,
        };
    }
}
