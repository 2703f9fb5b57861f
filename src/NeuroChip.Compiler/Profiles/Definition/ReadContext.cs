using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>Where findings go, and where each value stood, for checks that look at several values.</summary>
sealed class ReadContext(ProfilePlaces places, DiagnosticBag diagnostics)
{
    /// <summary>Joins a path and a key: "core" and "neurons" give "core.neurons".</summary>
    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    public void Remember(string path, SourceLocation location) => places.Remember(path, location);

    /// <summary>Place of the value; of the nearest section around it where the value was left to its default.</summary>
    public SourceLocation PlaceOf(string path) => places.Of(path);

    public void Report(DiagnosticDescriptor code, SourceLocation location, string message) => diagnostics.Add(code.At(location, message));

    /// <summary>Reports at the place of a value.</summary>
    public void Report(DiagnosticDescriptor code, string path, string message) => Report(code, PlaceOf(path), message);
}
