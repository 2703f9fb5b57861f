using System.Collections.Immutable;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Verification.Published;

/// <summary>
/// The MNIST network that NxTF put on Loihi. Its dimensions are not published; these hit its totals: four convolutions, 4,218 neurons, 7,006
/// parameters. Its weights are not published either: ours are any, since neither cores nor static power depend on them.
/// </summary>
static class LoihiMnist
{
    const string Source = "NxTF (Rueckauer et al. 2021), MNIST: 14 cores, 0.66 mJ in 6.65 ms for 100 steps (read from citing sources)";
    const double Joules = 0.66e-3, Seconds = 6.65e-3;
    const int Steps = 100;
    const int PublishedCores = 14;

    static readonly ProfileOverride WithoutTags = new("synapse.tagBits", "0");

    static readonly ImmutableArray<Layer> Layers =
    [
        new("conv1", new(1, 28, 28), new(14, 12, 12), Side: 5, Stride: 2),
        new("conv2", new(14, 12, 12), new(20, 10, 10), Side: 3, Stride: 1),
        new("conv3", new(20, 10, 10), new(12, 4, 4), Side: 3, Stride: 2),
        new("conv4", new(12, 4, 4), new(10, 1, 1), Side: 4, Stride: 1),
    ];

    public static IEnumerable<PublishedResult> All()
    {
        var image = Compile(Network());
        yield return Cores("P10 MNIST network of 4,218 neurons on Loihi: cores, filled in order, with tag bits", image.Cores.Length);
        yield return Cores("P10 the same: cores, none shared by layers, with tag bits", Layers.Sum(layer => Compile(Alone(layer)).Cores.Length));
        yield return Cores("P10 the same: cores, none shared by layers, without the tag bits of learning", Layers.Sum(layer => Compile(Alone(layer), WithoutTags).Cores.Length));
        yield return new("P10 the same: power, static and idle neurons", "mW", Joules / Seconds * 1e3, Joules / Seconds * 100, Watts(image) * 1e3, Source);
    }

    static PublishedResult Cores(string what, int cores) =>
        new(what, "", PublishedCores, 0, cores, Source) { Band = (1, PublishedCores) };

    static ChipImage Compile(NetworkGraph network, params IReadOnlyList<ProfileOverride> settings)
    {
        var diagnostics = new DiagnosticBag();
        var chip = ProfileCatalog.Load("loihi-davies2018", settings, diagnostics)!;
        return CompilerDriver.Compile(network, chip, new CompileOptions(), diagnostics)?.Image
            ?? throw new InvalidOperationException($"the network of published rows does not compile: {diagnostics.Items.First()}");
    }

    // The trained network's spikes are not published; without them every neuron is passed over in every step.
    static double Watts(ChipImage image)
    {
        var profile = image.Profile;
        var idle = profile.Energy.Single(entry => entry.Event == EventKind.NeuronIdle).Value;
        return profile.StaticPower.Single().Watts + (image.Neurons * idle * Steps / Seconds);
    }

    static NetworkGraph Network()
    {
        var builder = new NetworkBuilder("nxtf-mnist", dt: 1e-3).Input("in", Layers[0].Source);
        var source = "in";
        foreach (var layer in Layers)
        {
            Add(builder, source, layer);
            source = layer.Name;
        }

        return builder.Output(source).Build();
    }

    static NetworkGraph Alone(Layer layer)
    {
        var builder = new NetworkBuilder(layer.Name, dt: 1e-3).Input("in", layer.Source);
        Add(builder, "in", layer);
        return builder.Output(layer.Name).Build();
    }

    static void Add(NetworkBuilder builder, string source, Layer layer) => builder
        .Lif(layer.Name, layer.Shape, tau: 20e-3)
        .Conv2d(source, layer.Name, Kernel(layer.Shape[0], layer.Source[0], layer.Side), window: new() { Stride = layer.Stride });

    static double[,,,] Kernel(int outputs, int inputs, int side)
    {
        var weights = new double[outputs, inputs, side, side];
        for (var i = 0; i < weights.Length; i++)
        {
            // Multiples of 1/16 without 0.
            weights[i / (inputs * side * side), i / (side * side) % inputs, i / side % side, i % side] = ((i * 7 % 16) - 7.5) / 16;
        }

        return weights;
    }

    /// <param name="Source">Shape of what it looks at.</param>
    /// <param name="Side">Of its kernels.</param>
    sealed record Layer(string Name, Shape Source, Shape Shape, int Side, int Stride);
}
