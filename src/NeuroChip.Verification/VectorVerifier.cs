using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Verification;

/// <summary>Verifies files and folders of golden vectors.</summary>
public static class VectorVerifier
{
    static readonly string[] Suffixes = [".json", ".json.gz"];

    /// <summary>Files to verify under the given paths, in ordinal order; a folder stands for every vector file below it.</summary>
    /// <exception cref="InputErrorException">NC0001: a path does not exist.</exception>
    public static IReadOnlyList<string> Collect(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.GetFiles(path, "*", SearchOption.AllDirectories).Where(IsVector).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw new InputErrorException(FileCodes.NotFound.With($"'{path}' does not exist."));
            }
        }

        return files;
    }

    /// <summary>Reruns one file; null where no kind recognises it.</summary>
    /// <exception cref="InputErrorException">NC0005: a field is missing or of the wrong type; and what reading can throw.</exception>
    public static FileVerdict? Verify(string path, VerificationContext context)
    {
        var file = VectorFile.Read(path);
        if (VectorKinds.All.FirstOrDefault(kind => kind.Recognises(file)) is not { } kind)
        {
            return null;
        }

        try
        {
            return Summarise(path, kind, kind.Check(file, context));
        }
        catch (VectorFormatException problem)
        {
            throw new InputErrorException(FileCodes.Malformed.At(new SourceLocation(path), $"{kind.Name}: {problem.Message}."));
        }
        catch (InputErrorException problem) when (problem.Diagnostic.Location == SourceLocation.None)
        {
            throw new InputErrorException(problem.Diagnostic with { Location = new SourceLocation(path) });
        }
    }

    static FileVerdict Summarise(string path, IVectorKind kind, IEnumerable<CaseVerdict> verdicts)
    {
        int cases = 0, passed = 0;
        string? first = null;
        foreach (var verdict in verdicts)
        {
            cases++;
            passed += verdict.Passed ? 1 : 0;
            first ??= verdict.Passed ? null : $"{verdict.Case}: {verdict.Difference}";
        }

        return new FileVerdict(path, kind.Name, cases, passed, first);
    }

    // The second file of a multi-core pair is read together with the first.
    static bool IsVector(string path) =>
        Suffixes.Any(suffix => path.EndsWith(suffix, StringComparison.Ordinal)) && !path.EndsWith(".expected.json", StringComparison.Ordinal);
}
