using System.Collections.Immutable;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Formats.Files;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads networks that people write by hand: docs/network-json.md.</summary>
public sealed class JsonNetworkReader
{
    /// <summary>Value of the member <c>format</c>.</summary>
    public const string Format = "neurochip-network/1";

    /// <summary>Longest text, in bytes.</summary>
    public const int LargestFile = 1 << 27;

    const int MostPopulations = 100_000;

    readonly JsonSource _source;
    readonly JsonNetworkOptions _options;
    readonly Dictionary<string, Population?> _byName = new(StringComparer.Ordinal);

    JsonNetworkReader(JsonSource source, JsonNetworkOptions options) => (_source, _options) = (source, options);

    /// <summary>Reads a file, gzipped or not. Findings go to the bag; null if one of them is an error.</summary>
    public static NetworkGraph? Read(string path, JsonNetworkOptions options, DiagnosticBag diagnostics)
    {
        try
        {
            using var file = InputFile.Open(path);
            return Read(file.ReadToEnd(LargestFile, "a network in JSON"), path, options, diagnostics);
        }
        catch (InputErrorException problem)
        {
            diagnostics.Add(problem.Diagnostic);
            return null;
        }
    }

    /// <param name="name">For places in findings, and the network's name where the text gives none.</param>
    /// <inheritdoc cref="Read(string, JsonNetworkOptions, DiagnosticBag)"/>
    public static NetworkGraph? Read(byte[] bytes, string name, JsonNetworkOptions options, DiagnosticBag diagnostics)
    {
        if (GitLfs.IsPointer(bytes))
        {
            diagnostics.Add(FileCodes.GitLfsPointer.At(new(name), $"'{name}' holds a Git LFS pointer of {bytes.Length} bytes."));
            return null;
        }

        byte[] text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        if (text.AsSpan().TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'/', ..])
        {
            diagnostics.Add(FileCodes.NotThatFormat.At(new(name, 1, 1), $"'{name}' is {(text.Length == 0 ? "empty" : "not JSON")}; a network in JSON begins with '{{'."));
            return null;
        }

        var source = new JsonSource(text, name, diagnostics);
        var root = new JsonTreeReader(source).Read();
        return root is null ? null : new JsonNetworkReader(source, options).ReadRoot(root, Path.GetFileNameWithoutExtension(name), diagnostics);
    }

    NetworkGraph? ReadRoot(JsonNode node, string fileName, DiagnosticBag diagnostics)
    {
        if (JsonFields.Of(_source, node, "the network") is not { } root || !CheckFormat(root))
        {
            return null;
        }

        root.Allow("$schema", "format", "name", "dt", "discretization", "populations", "projections", "outputs");
        var discretization = DiscretizationReader.Read(root, _options);
        var name = root.Find("name") is null ? fileName : PopulationReader.ReadName(root);
        var populations = ReadPopulations(root, discretization.Dt);
        var projections = ReadProjections(root, discretization.Dt);
        var outputs = ReadOutputs(root);
        if (_source.Errors > 0)
        {
            return null;
        }

        var network = new NetworkGraph
        {
            Name = _options.Name ?? name!,
            Discretization = discretization,
            Populations = [.. populations.OrderBy(p => p.IsInput ? 0 : 1)],
            Projections = projections,
            Outputs = outputs,
        };
        return NetworkVerifier.Verify(network, diagnostics) ? network : null;
    }

    bool CheckFormat(JsonFields root)
    {
        if (root.Find("format") is JsonText { Value: Format })
        {
            return true;
        }

        var found = root.Find("format");
        _source.Error(JsonNetworkCodes.WrongFormat, found ?? root.Node,
            $"{(found is null ? "There is no 'format'" : $"'format' is {found.Description}")}; expected is \"{Format}\".");
        return false;
    }

    List<Population> ReadPopulations(JsonFields root, double dt)
    {
        var populations = new List<Population>();
        long neurons = 0;
        foreach (var (node, number) in Entries(root, "populations", MostPopulations))
        {
            var population = PopulationReader.Read(_source, node, number, dt);
            neurons += population?.Size ?? 0;
            Register(node, population);
            populations.AddRange(population is null ? [] : [population]);
        }

        if (neurons > NetworkLimits.Elements)
        {
            _source.Error(JsonNetworkCodes.TooLarge, root.Find("populations")!, $"The network has {neurons} neurons and inputs; allowed are {NetworkLimits.Elements}.");
        }

        return populations;
    }

    // A population that could not be read is known by name all the same: naming it is no second mistake.
    void Register(JsonNode node, Population? population)
    {
        var member = (node as JsonObject)?.Members.Find(m => m.Name == "name");
        if (member?.Value is JsonText name && !_byName.TryAdd(name.Value, population))
        {
            _source.Error(JsonNetworkCodes.DuplicateName, name, $"There is a population {JsonNode.Quote(name.Value)} already.");
        }
    }

    ImmutableArray<Projection> ReadProjections(JsonFields root, double dt)
    {
        var reader = new ProjectionReader(_source, _byName, dt);
        return [.. Entries(root, "projections", MostPopulations).Select(entry => reader.Read(entry.Node, entry.Number)).OfType<Projection>()];
    }

    ImmutableArray<string> ReadOutputs(JsonFields root)
    {
        var outputs = ImmutableArray.CreateBuilder<string>();
        foreach (var (node, _) in Entries(root, "outputs", MostPopulations))
        {
            if (root.Text("outputs", node) is { } name && ProjectionReader.Exists(_source, node, name, "An output", _byName))
            {
                outputs.Add(name);
            }
        }

        return outputs.ToImmutable();
    }

    /// <summary>Entries of a required list, numbered from 1; none after a finding.</summary>
    IEnumerable<(JsonNode Node, int Number)> Entries(JsonFields root, string key, int most)
    {
        var node = root.Require(key);
        if (root.Items(key, node, "a list") is not { } items)
        {
            return [];
        }

        if (items.Count <= most)
        {
            return items.Select((item, i) => (item, i + 1)).TakeWhile(_ => !_source.IsFull);
        }

        _source.Error(JsonNetworkCodes.TooLarge, node!, $"'{key}' has {items.Count} entries; allowed are {most}.");
        return [];
    }
}
