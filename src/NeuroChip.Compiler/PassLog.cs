using System.Collections.Immutable;

namespace NeuroChip.Compiler;

/// <summary>The passes of a compilation in the order in which they started; a pass that runs again is named once.</summary>
sealed class PassLog(Action<string> started)
{
    readonly List<string> _names = [];

    public ImmutableArray<string> Names => [.. _names];

    public void Start(string pass)
    {
        started(pass);
        if (!_names.Contains(pass))
        {
            _names.Add(pass);
        }
    }
}
