namespace NeuroChip.Core.Diagnostics;

/// <summary>Findings in the order in which they were made. Readers and passes add; the host prints.</summary>
public sealed class DiagnosticBag
{
    readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors { get; private set; }

    public int Warnings => _items.Count(d => d.Severity == Severity.Warning);

    public void Add(Diagnostic diagnostic)
    {
        _items.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }
}
