using System.CommandLine;
using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Units;
using NeuroChip.Formats.Nir;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>Reads a network of any supported format, told apart by content.</summary>
static class NetworkLoader
{
    /// <param name="source">The content.</param>
    /// <param name="path">What the user called it.</param>
    /// <returns>The network, verified; null where errors were reported.</returns>
    public static NetworkGraph? Load(Stream source, string path, ParseResult parsed, DiagnosticBag diagnostics)
    {
        var bytes = NetworkSource.ReadAll(source, path);
        return IsJson(bytes)
            ? JsonNetworkReader.Read(bytes, path, JsonOptions(parsed), diagnostics)
            : LoadNir(bytes, path, parsed, diagnostics);
    }

    static NetworkGraph? LoadNir(byte[] bytes, string path, ParseResult parsed, DiagnosticBag diagnostics)
    {
        var network = NirImporter.Import(NirFile.Parse(bytes, path), NirOptions(path, parsed), diagnostics);
        return network is not null && NetworkVerifier.Verify(network, diagnostics) ? network : null;
    }

    static NirImportOptions NirOptions(string path, ParseResult parsed) => new()
    {
        Name = NetworkSource.NameOf(path),
        Dt = Dt(parsed),
        Scheme = Scheme(parsed) ?? IntegrationScheme.Euler,
        Reset = Reset(parsed) ?? ResetKind.ToValue,
        ThresholdInclusive = parsed.GetValue(NetworkOptions.ThresholdInclusive) ?? false,
        PreviousCurrent = parsed.GetValue(NetworkOptions.PreviousCurrent) ?? false,
        LayerLatency = parsed.GetValue(NetworkOptions.LayerLatency) ?? 0,
    };

    // A JSON file says all this itself; the command line changes what it names.
    static JsonNetworkOptions JsonOptions(ParseResult parsed) => new()
    {
        Dt = Dt(parsed),
        Scheme = Scheme(parsed),
        Reset = Reset(parsed),
        ThresholdInclusive = parsed.GetValue(NetworkOptions.ThresholdInclusive),
        PreviousCurrent = parsed.GetValue(NetworkOptions.PreviousCurrent),
        LayerLatency = parsed.GetValue(NetworkOptions.LayerLatency),
    };

    static IntegrationScheme? Scheme(ParseResult parsed) => parsed.GetValue(NetworkOptions.Scheme) switch
    {
        null => null,
        "exponential" => IntegrationScheme.Exponential,
        "decay-exponential" => IntegrationScheme.DecayExponential,
        _ => IntegrationScheme.Euler,
    };

    static ResetKind? Reset(ParseResult parsed) => parsed.GetValue(NetworkOptions.Reset) switch
    {
        null => null,
        "subtract" => ResetKind.Subtract,
        "multiple" => ResetKind.SubtractMultiple,
        _ => ResetKind.ToValue,
    };

    static double? Dt(ParseResult parsed) => parsed.GetValue(NetworkOptions.Dt) is { } text ? Seconds(text) : null;

    static double Seconds(string text)
    {
        if (!QuantityParser.TryParse(text, Unit.Second, out var seconds, out var error))
        {
            throw new InputErrorException(FileCodes.BadValue.With($"--dt: {error}"));
        }

        return seconds > 0 ? seconds : throw new InputErrorException(FileCodes.BadValue.With($"--dt is {text}; a step is longer than 0 s."));
    }

    // A JSON document starts with a brace or a comment after white space; anything else is for the NIR reader, which names what it finds.
    static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimStart("\uFEFF \t\r\n"u8);
        return text.StartsWith("{"u8) || text.StartsWith("//"u8) || text.StartsWith("/*"u8);
    }
}
