using System.Text;

namespace NeuroChip.Emulator.Lanes;

/// <summary>The statements that <see cref="LaneText"/> writes, one operation each; variables are numbered in the order in which they are made.</summary>
public sealed class StatementList : IDisposable
{
    // Operations of lanes are static and have nowhere else to write to.
    [ThreadStatic]
    static StatementList? _open;

    readonly StringBuilder _text = new();
    readonly StatementList? _outer;
    int _variables;

    /// <summary>Opens a list on this thread until it is disposed.</summary>
    public StatementList()
    {
        _outer = _open;
        _open = this;
    }

    internal static StatementList Open => _open ?? throw new InvalidOperationException("a lane of text is used outside a statement list");

    /// <summary>A new variable of that value.</summary>
    public LaneText Assign(string expression)
    {
        var name = $"t{_variables++}";
        _text.Append($"    int {name} = {expression};\n");
        return new(name);
    }

    /// <summary>A statement without a value.</summary>
    public void Add(string statement) => _text.Append($"    {statement};\n");

    public void Dispose() => _open = _outer;

    public override string ToString() => _text.ToString();
}
