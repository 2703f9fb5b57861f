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
    /// <returns>The network, verified; null where errors were reported.</returns>
    public static NetworkGraph? Load(string path, ParseResult parsed, DiagnosticBag diagnostics)
    {
        var bytes = NetworkSource.Read(path);
        var network = IsJson(bytes.Span)
            ? JsonNetworkReader.Read(bytes, path, diagnostics)
            : NirImporter.Import(NirFile.Parse(bytes, path), Options(path, parsed), diagnostics);
        if (network is not null && !diagnostics.HasErrors)
        {
            NetworkVerifier.Verify(network, diagnostics);
        }

        return diagnostics.HasErrors ? null : network;
    }

    static NirImportOptions Options(string path, ParseResult parsed) => new()
    {
        Name = Path.GetFileNameWithoutExtension(path),
        Dt = parsed.GetValue(NetworkOptions.Dt) is { } text ? Seconds(text) : null,
        Scheme = parsed.GetValue(NetworkOptions.Scheme) switch
        {
            "exponential" => IntegrationScheme.Exponential,
            "decay-exponential" => IntegrationScheme.DecayExponential,
            _ => IntegrationScheme.Euler,
        },
        Reset = parsed.GetValue(NetworkOptions.Reset) switch
        {
            "subtract" => ResetKind.Subtract,
            "multiple" => ResetKind.SubtractMultiple,
            _ => ResetKind.ToValue,
        },
        ThresholdInclusive = parsed.GetValue(NetworkOptions.ThresholdInclusive),
        PreviousCurrent = parsed.GetValue(NetworkOptions.PreviousCurrent),
        LayerLatency = parsed.GetValue(NetworkOptions.LayerLatency),
    };

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
