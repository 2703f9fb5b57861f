using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Data.Datasets;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// The networks and data that a vector file names: below the context's folder, or below <c>../../data</c> beside the vector file.
/// </summary>
sealed class DataFolder(VectorFile file, VerificationContext context)
{
    static readonly string[] NetworkFolders = ["nir", "networks", "."];

    readonly string? _folder = context.DataFolder ?? Beside(file.Path);

    /// <summary>Data sets by name, as <see cref="DatasetCatalog"/> knows them.</summary>
    public DatasetRoots Roots => new(_folder is null ? [] : [_folder]);

    /// <exception cref="InputErrorException">NC7002 where it is nowhere; or what is wrong with the network.</exception>
    public NetworkGraph Network(string name, NirImportOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var network = NirImporter.Import(NirFile.Read(Find(name, NetworkFolders)), options, diagnostics);
        return network ?? throw new InputErrorException(diagnostics.Items.First(d => d.Severity == Severity.Error));
    }

    /// <summary>Path of a data file that a vector names relative to the data folder.</summary>
    /// <exception cref="InputErrorException">NC7002.</exception>
    public string File(string name) => Find(name, ["."]);

    string Find(string name, string[] folders)
    {
        foreach (var folder in _folder is null ? [] : folders)
        {
            var path = Path.Combine(_folder!, folder, name);
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        throw new InputErrorException(DataCodes.NotOnThisMachine.At(new SourceLocation(file.Path), _folder is null
            ? $"'{name}' is needed and no data folder is known; name one with --data or NEUROCHIP_DATA."
            : $"'{name}' is needed and is not below '{_folder}' (looked in {string.Join(", ", folders.Select(folder => folder + "/"))})."));
    }

    static string? Beside(string vectorFile)
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(vectorFile))!, "..", "..", "data"));
        return Directory.Exists(folder) ? folder : null;
    }
}
