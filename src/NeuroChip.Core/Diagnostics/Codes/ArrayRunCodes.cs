namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC615: runs on the arrays of real devices.</summary>
public static class ArrayRunCodes
{
    public static readonly DiagnosticDescriptor BackendWithoutReads = new("NC6150", Severity.Error,
        "The backend does not simulate the reads of crossbar arrays",
        "Use --backend cpu, or --set device.readNoise=0% --set device.converterBits=0.");

    public static readonly DiagnosticDescriptor NothingToCalibrateWith = new("NC6151", Severity.Error,
        "Converters are to be calibrated, but there are no training data",
        "Name a data set with --dataset, or use --set device.converterRange=max.");
}
