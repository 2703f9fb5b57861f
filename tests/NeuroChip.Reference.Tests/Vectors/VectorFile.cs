using System.Text.Json;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Reference.Tests.Vectors;

/// <summary>Expected values of NIR networks and the networks they belong to.</summary>
static class VectorFile
{
    /// <summary>Set to run the vectors on all of their samples; otherwise a first part is enough to see a change of convention.</summary>
    const string AllSamples = "NEUROCHIP_ALL_VECTOR_SAMPLES";

    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedFolders.Vectors!, "nir", name))).RootElement;

    /// <summary>A network of the data folder, imported; fails the test on any error.</summary>
    /// <param name="path">Below the data folder: "nir/lif_norse.nir".</param>
    public static NetworkGraph Network(string path, NirImportOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var network = NirImporter.Import(NirFile.Read(Path.Combine(SharedFolders.Data!, path)), options, diagnostics);
        return network ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Items));
    }

    /// <summary>The first <paramref name="usual"/> of <paramref name="all"/> samples, or all where they are asked for.</summary>
    public static int Samples(int all, int usual) => Environment.GetEnvironmentVariable(AllSamples) is null ? Math.Min(all, usual) : all;

    public static int[] Integers(this JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetInt32())];

    public static double[] Numbers(this JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetDouble())];

    /// <summary>A list of (step, neuron) pairs.</summary>
    public static (int Step, int Neuron)[] Events(this JsonElement list) => [.. list.EnumerateArray().Select(e => (e[0].GetInt32(), e[1].GetInt32()))];

    /// <summary>One class for each sample: a list, or a string of digits.</summary>
    public static int[] Classes(this JsonElement classes) =>
        classes.ValueKind == JsonValueKind.String ? [.. classes.GetString()!.Select(c => c - '0')] : classes.Integers();
}
