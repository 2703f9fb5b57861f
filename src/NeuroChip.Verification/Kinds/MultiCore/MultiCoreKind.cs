using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>
/// "snn-case/1": a network mapped onto a mesh of cores, with messages, energy and time of every step. What it must give lies beside it:
/// X.expected.json for X.case.json.
/// </summary>
sealed class MultiCoreKind : IVectorKind
{
    const string CaseEnding = ".case.json";
    const string Gzip = ".gz";

    public string Name => "snn-case/1";

    public bool Recognises(VectorFile file) => file.Format == Name;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var multiCore = CaseReader.Read(file.Root);
        var expected = new ExpectedRun(VectorFile.Read(ExpectedPath(file.Path)).Root, multiCore.Steps, multiCore.CoreOf.Length);
        return [new(multiCore.Name, new CaseComparison(multiCore, expected).Run())];
    }

    static string ExpectedPath(string path)
    {
        var plain = path.EndsWith(Gzip, StringComparison.Ordinal) ? path[..^Gzip.Length] : path;
        var stem = plain.EndsWith(CaseEnding, StringComparison.Ordinal) ? plain[..^CaseEnding.Length] : Path.ChangeExtension(plain, null);
        var expected = stem + ".expected.json";
        return File.Exists(expected) ? expected
            : File.Exists(expected + Gzip) ? expected + Gzip
            : throw new InputErrorException(FileCodes.NotFound.At(
                new SourceLocation(path), $"the values to compare with are missing; they belong into '{expected}', beside the case."));
    }
}
