using System.Text.Json;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary>A kind of <c>crossbar-vectors/1</c>: cases that are checked one by one. Devices that the models refuse are failures with their code.</summary>
abstract class CrossbarKind(string kind) : IVectorKind
{
    public string Name => $"crossbar/{kind}";

    public bool Recognises(VectorFile file) => file.Format == "crossbar-vectors/1" && file.Text("kind") == kind;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var seed = 0UL;
        foreach (var (name, check) in Cases(file.Root))
        {
            yield return new CaseVerdict(name, Guarded(check, ++seed));
        }
    }

    /// <summary>Name of every case and what finds its first difference, given a seed of its own.</summary>
    protected virtual IEnumerable<(string Name, Func<ulong, string?> Check)> Cases(JsonElement root) =>
        root.Field("cases").Items().Select(item => (item.String("id"), new Func<ulong, string?>(seed => Difference(item, seed))));

    /// <summary>The first difference, or null.</summary>
    protected abstract string? Difference(JsonElement item, ulong seed);

    static string? Guarded(Func<ulong, string?> check, ulong seed)
    {
        try
        {
            return check(seed);
        }
        catch (InputErrorException refused)
        {
            return refused.Diagnostic.ToString();
        }
    }
}
