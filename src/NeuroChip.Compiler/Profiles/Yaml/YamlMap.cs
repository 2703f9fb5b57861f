using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Profiles.Yaml;

/// <summary>Keys in the order of the file, each once. Overrides change values in place before anything is interpreted.</summary>
public sealed class YamlMap(SourceLocation location) : YamlNode(location)
{
    readonly List<YamlEntry> _entries = [];
    readonly List<YamlEntry> _repeated = [];
    readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public IReadOnlyList<YamlEntry> Entries => _entries;

    /// <summary>Entries whose key stood earlier already. Whoever interprets the mapping reports them, in its own words.</summary>
    public IReadOnlyList<YamlEntry> Repeated => _repeated;

    public override string Noun => "a mapping";

    public YamlEntry? Find(string key) => _index.TryGetValue(key, out var at) ? _entries[at] : null;

    public void Add(YamlEntry entry)
    {
        if (_index.TryAdd(entry.Key, _entries.Count))
        {
            _entries.Add(entry);
        }
        else
        {
            _repeated.Add(entry);
        }
    }

    /// <summary>Adds the entry, or replaces the one of the same key in its place.</summary>
    public void Set(YamlEntry entry)
    {
        if (_index.TryGetValue(entry.Key, out var at))
        {
            _entries[at] = entry;
        }
        else
        {
            Add(entry);
        }
    }
}
