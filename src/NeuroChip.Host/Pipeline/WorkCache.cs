using System.CommandLine;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;
using NeuroChip.Data.Encoding;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>What runs of one process have in common is made once: the network, the input, and the image where nothing changes that it is made of.</summary>
sealed class WorkCache
{
    readonly Recent<NetworkGraph> _networks = new(2);
    readonly Recent<PresentedInput> _inputs = new(2);
    readonly Recent<(CompileResult Result, IReadOnlyList<Diagnostic> Findings)> _images = new(4);

    /// <summary>A fresh network is made where none is known; what cannot be made is not remembered.</summary>
    public NetworkGraph? Network(ParseResult parsed, Func<NetworkGraph?> make) => _networks.Get(NetworkKey(parsed), make);

    public PresentedInput Input(ParseResult parsed, Func<PresentedInput> make) => _inputs.Get(InputKey(parsed), make)!;

    /// <summary>
    /// Compiles. The seed is only written into the image, unless weights are rounded or neurons are placed with it; and so is what the compiler does not
    /// see of the profile, above all the cells.
    /// </summary>
    public CompileResult? Image(ParseResult parsed, HardwareProfile profile, ulong seed, DiagnosticBag diagnostics, Func<DiagnosticBag, CompileResult?> compile)
    {
        var drawn = profile.Quantization.Rounding == WeightRounding.Stochastic || MappingArguments.AsksForSearch(parsed) ? seed : 0;
        var key = FormattableString.Invariant($"{InputKey(parsed)}\0{Given(parsed, MappingFlags.All)}\0{ProfileHash.Of(CompiledProfile.Of(profile))}\0{profile.Name}\0{drawn}");
        var findings = new DiagnosticBag();
        var known = _images.Get(key, () => compile(findings) is { } result ? (result, findings.Items) : default);
        if (known.Result is null)
        {
            diagnostics.AddRange(findings.Items);
            return null;
        }

        diagnostics.AddRange(known.Findings);
        return known.Result with { Image = known.Result.Image with { Profile = profile, Seed = seed } };
    }

    /// <summary>Everything that decides what the float network does: the network and its input.</summary>
    public static string InputKey(ParseResult parsed)
    {
        var seed = parsed.GetValue(DataOptions.Encoder) == EncoderCatalog.Poisson ? parsed.GetValue(ChipOptions.Seed) : 0;
        return FormattableString.Invariant($"{NetworkKey(parsed)}\0{Given(parsed, DataOptions.All)}\0{seed}");
    }

    static string NetworkKey(ParseResult parsed) => $"{parsed.GetValue(NetworkOptions.Network)}\0{Given(parsed, NetworkOptions.All)}";

    static string Given(ParseResult parsed, IReadOnlyList<Option> options) => string.Join('\0', options
        .Select(option => parsed.GetResult(option) is { Implicit: false } given ? $"{option.Name}={string.Join(',', given.Tokens.Select(token => token.Value))}" : ""));

    /// <summary>The last few values by key.</summary>
    sealed class Recent<T>(int capacity)
    {
        readonly List<(string Key, T Value)> _items = [];

        public T? Get(string key, Func<T?> make)
        {
            var at = _items.FindIndex(item => item.Key == key);
            if (at >= 0)
            {
                return _items[at].Value;
            }

            if (make() is not { } made || EqualityComparer<T>.Default.Equals(made, default))
            {
                return default;
            }

            if (_items.Count == capacity)
            {
                _items.RemoveAt(0);
            }

            _items.Add((key, made));
            return made;
        }
    }
}
