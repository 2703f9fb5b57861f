using NeuroChip.Formats.Hdf5;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Formats.Tests.Hdf5;

/// <summary>Files of other tools. None of them is in the repository.</summary>
public class Hdf5SharedFilesTests
{
    public static TheoryData<string> Files() => [.. Listed(SharedFolders.Data, "nir")];

    public static TheoryData<string> Variants() => [.. Listed(SharedFolders.Data, "nir/hdf5-variants")];

    static IEnumerable<string> Listed(string? data, string folder) => data is null
        ? ["absent.nir"]
        : Directory.GetFiles(Path.Combine(data, folder), "*.nir").Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(data, path).Replace('\\', '/'));

    static Hdf5File Open(string name) => Hdf5File.Open(Path.Combine(SharedFolders.Data!, name));

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Open_PublishedGraph_ReadsEveryDataset(string name) =>
        TreeText.Of(Open(name)).Should().Contain("/version [] ").And.Contain("/node/type [] NIRGraph\n");

    [DataTheory]
    [MemberData(nameof(Variants))]
    public void Open_VariantOfOneGraph_HoldsTheSameValues(string name)
    {
        var variant = Comparable(Open(name));
        variant.Should().Equal(Comparable(Open("nir/hdf5-variants/v0-contiguous.nir")));
    }

    // The writer's version and its free-form notes differ between the variants.
    static IEnumerable<string> Comparable(Hdf5File file) => TreeText.Of(file).Split('\n')
        .Where(line => !line.Contains("/metadata", StringComparison.Ordinal) && !line.StartsWith("/version", StringComparison.Ordinal));
}
