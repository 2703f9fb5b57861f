using System.CommandLine;
using System.Diagnostics;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>A network, compiled for a chip, and what is to be presented to it.</summary>
/// <param name="Network">The real-valued network; null where an image was given, which has none.</param>
/// <param name="Image">What runs.</param>
/// <param name="Compilation">What the compiler did; null where an image was given.</param>
/// <param name="Input">What is presented.</param>
/// <param name="CompileSeconds">Time of reading and compiling.</param>
sealed record ChipJob(NetworkGraph? Network, ChipImage Image, CompileReport? Compilation, PresentedInput Input, double CompileSeconds)
{
    /// <summary>Reads, and compiles where it is not an image, what a run is about. Null where errors were reported.</summary>
    /// <param name="cache">What earlier runs of a sweep have made; empty for a run by itself.</param>
    public static ChipJob? Prepare(ParseResult parsed, string path, DiagnosticBag diagnostics, WorkCache? cache = null)
    {
        cache ??= new WorkCache();
        var watch = Stopwatch.StartNew();
        using var source = NetworkSource.Open(path);
        if (IsImage(source))
        {
            var image = ImageFile.Read(source, path);
            return new ChipJob(null, image, null, InputLoader.Load(PortsOf(image), parsed), watch.Elapsed.TotalSeconds);
        }

        if (cache.Network(parsed, () => NetworkLoader.Load(source, path, parsed, diagnostics)) is not { } network)
        {
            return null;
        }

        var input = cache.Input(parsed, () => InputLoader.Load(PortsOf(network), parsed));
        return Compile(parsed, network, input.CompileOptions(parsed.GetValue(ChipOptions.Seed)), diagnostics, cache) is { } result
            ? new ChipJob(network, result.Image, result.Report, input, watch.Elapsed.TotalSeconds)
            : null;
    }

    /// <summary>
    /// Compiles a network file; the range of input values is that of the data set, where one is named, else that of spikes, and nothing is presented then.
    /// Null where errors were reported.
    /// </summary>
    /// <param name="passStarted">Told the name of every pass.</param>
    /// <param name="cancellation">Ends the search for a mapping with the best one so far.</param>
    public static ChipJob? Compile(
        ParseResult parsed, string path, DiagnosticBag diagnostics, Action<string> passStarted, CancellationToken cancellation)
    {
        using var source = NetworkSource.Open(path);
        if (NetworkLoader.Load(source, path, parsed, diagnostics) is not { } network)
        {
            return null;
        }

        var watch = Stopwatch.StartNew();
        var input = InputLoader.IsNamed(parsed) ? InputLoader.Load(PortsOf(network), parsed) : null;
        var options = (input?.CompileOptions(0) ?? new CompileOptions()) with { Seed = parsed.GetValue(ChipOptions.Seed), PassStarted = passStarted };
        return Compile(parsed, network, options, diagnostics, new WorkCache(), cancellation) is { } result
            ? new ChipJob(network, result.Image, result.Report, input ?? PresentedInput.Nothing, watch.Elapsed.TotalSeconds)
            : null;
    }

    static CompileResult? Compile(
        ParseResult parsed, NetworkGraph network, CompileOptions options, DiagnosticBag diagnostics, WorkCache cache, CancellationToken cancellation = default)
    {
        MemoryCheck.Require(BytesBySynapse * ExpectedSynapses(network), $"Compiling '{network.Name}' with {ExpectedSynapses(network):0} synapses by rule");
        using var progress = new ProgressPrinter(new Terminal(parsed), "mapping, percent");
        void Report(double part, double cost) => progress.Report((long)(100 * part), 100, MappingReportText.Cost(cost));
        options = options with
        {
            Mapping = MappingArguments.Read(parsed, Report, cancellation),
            AllowRelays = parsed.GetValue(MappingFlags.AllowRelays),
            Places = new ProfilePlaces(),
        };
        var result = LoadProfile(parsed, diagnostics, options.Places) is { } profile
            ? cache.Image(parsed, profile, options.Seed, diagnostics, findings => CompilerDriver.Compile(network, profile, options, findings))
            : null;
        return diagnostics.HasErrors ? null : result;
    }

    /// <summary>
    /// The same network on another profile, every neuron and axon in its place; null where an image was given and codes would have to change, where the
    /// network does not fit, or goes elsewhere.
    /// </summary>
    public ChipJob? On(ParseResult parsed, HardwareProfile profile, CancellationToken cancellation)
    {
        if (ProfileHash.Of(CompiledProfile.Of(profile)) == ProfileHash.Of(CompiledProfile.Of(Image.Profile)))
        {
            return this with { Image = Image with { Profile = profile } };
        }

        var options = Input.CompileOptions(Image.Seed) with { Mapping = MappingArguments.Read(parsed, (_, _) => { }, cancellation) };
        return Network is not null && CompilerDriver.Compile(Network, profile, options, new DiagnosticBag())?.Image is { } image && IsPlacedAlike(image)
            ? this with { Image = image }
            : null;
    }

    bool IsPlacedAlike(ChipImage other) => Image.Cores.Length == other.Cores.Length && Image.Cores.Zip(other.Cores).All(
        pair => pair.First.Core == pair.Second.Core && pair.First.Neurons.SequenceEqual(pair.Second.Neurons) && pair.First.Axons.SequenceEqual(pair.Second.Axons));

    // A weight of 8 bytes, source, target, delay and code, in the list, in the image and in the plan.
    const int BytesBySynapse = 32;

    // What follows from rules: everything else is in memory already.
    static double ExpectedSynapses(NetworkGraph network) =>
        network.Projections.SelectMany(projection => projection.Stages).OfType<RandomStage>().Sum(stage => stage.ExpectedSynapses);

    public static bool IsImage(Stream source)
    {
        Span<byte> start = stackalloc byte[8];
        var read = source.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        source.Position = 0;
        return ImageFile.IsImage(start[..read]);
    }

    static (string Name, Shape Shape)[] PortsOf(ChipImage image) => [.. image.Inputs.Select(input => (input.Name, input.Shape))];

    static (string Name, Shape Shape)[] PortsOf(NetworkGraph network) => [.. network.Inputs.Select(input => (input.Name, input.Shape))];

    /// <summary>The profile that --profile and --set name; null where errors were reported.</summary>
    /// <param name="places">Told where its values stand; null: nobody asks afterwards.</param>
    public static HardwareProfile? LoadProfile(ParseResult parsed, DiagnosticBag diagnostics, ProfilePlaces? places = null)
    {
        var overrides = ProfileSettings.Parse(parsed, diagnostics);
        return diagnostics.HasErrors ? null : ProfileCatalog.Load(parsed.GetRequiredValue(ChipOptions.Profile), overrides, diagnostics, places);
    }
}
