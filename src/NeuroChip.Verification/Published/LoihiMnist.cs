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

    public static IEnumerable<PublishedResult> All()
    {
        var diagnostics = new DiagnosticBag();
        var chip = ProfileCatalog.Load("loihi-davies2018", [], diagnostics)!;
        var image = CompilerDriver.Compile(Network(), chip, new CompileOptions(), diagnostics)?.Image
            ?? throw new InvalidOperationException($"the network of published rows does not compile: {diagnostics.Items.First()}");
        yield return new("P10 MNIST network of 4,218 neurons on Loihi: cores, at most", "", PublishedCores, 0, image.Cores.Length, Source) { Band = (1, PublishedCores) };
        yield return new("P10 the same: power, static and idle neurons", "mW", Joules / Seconds * 1e3, Joules / Seconds * 100, Watts(image) * 1e3, Source);
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
        var half = new WindowOptions { Stride = 2 };
        return new NetworkBuilder("nxtf-mnist", dt: 1e-3)
            .Input("in", new Shape(1, 28, 28))
            .Lif("conv1", new Shape(14, 12, 12), tau: 20e-3)
            .Lif("conv2", new Shape(20, 10, 10), tau: 20e-3)
            .Lif("conv3", new Shape(12, 4, 4), tau: 20e-3)
            .Lif("conv4", new Shape(10, 1, 1), tau: 20e-3)
            .Conv2d("in", "conv1", Kernel(14, 1, 5), window: half)
            .Conv2d("conv1", "conv2", Kernel(20, 14, 3))
            .Conv2d("conv2", "conv3", Kernel(12, 20, 3), window: half)
            .Conv2d("conv3", "conv4", Kernel(10, 12, 4))
            .Output("conv4")
            .Build();
    }

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
}
