using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles;

/// <summary>Where the values of a profile stand: a line of its file, or the <c>--set</c> that they come from. The reader fills it.</summary>
public sealed class ProfilePlaces
{
    static readonly string[] MeshKeys = ["mesh.width", "mesh.height", "mesh.coresPerTile"];

    readonly Dictionary<string, SourceLocation> _places = new(StringComparer.Ordinal);

    /// <summary>What has no other place.</summary>
    public SourceLocation File { get; set; } = SourceLocation.None;

    /// <param name="path">Keys joined by dots.</param>
    /// <param name="location">Where it stands.</param>
    public void Remember(string path, SourceLocation location) => _places[path] = location;

    /// <summary>Place of the value; of the nearest section around it where the value was left to its default.</summary>
    public SourceLocation Of(string path)
    {
        while (path.Length > 0)
        {
            if (_places.TryGetValue(path, out var location))
            {
                return location;
            }

            path = path[..Math.Max(path.LastIndexOf('.'), 0)];
        }

        return File;
    }

    /// <summary>The same finding at the size of the mesh, where it says that the mesh is too small and not where.</summary>
    public Diagnostic Locate(Diagnostic finding) =>
        finding.Descriptor == MappingCodes.TooManyCores && finding.Location == SourceLocation.None ? finding with { Location = OfMesh() } : finding;

    // What the command line set is more likely to be the reason than what the file says; it has no line.
    SourceLocation OfMesh() => MeshKeys.Select(Of).FirstOrDefault(place => place.Line == 0, Of(MeshKeys[0]));
}
