using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Verification.Published;

/// <summary>Published numbers, and what follows from them in closed form, that can be worked out again without a trained network.</summary>
public static class PublishedResults
{
    const int Side = 64;
    const string Loihi = "loihi-davies2018";
    const string LoihiSource = "131,072 times the neuron update of Davies et al. 2018, IEEE Micro 38(1), Table 2";

    /// <summary>Every result, worked out anew.</summary>
    public static IEnumerable<PublishedResult> All()
    {
        foreach (var result in TrueNorthPower.All())
        {
            yield return result;
        }

        var hops = MeanHops();
        yield return MeanHopsAlong("x", hops.X);
        yield return MeanHopsAlong("y", hops.Y);
        yield return LoihiStep("idle", EventKind.NeuronIdle, published: 6.82, tolerance: 0.005);
        yield return LoihiStep("active", EventKind.NeuronActive, published: 10.6, tolerance: 0.05);
        foreach (var result in LoihiMnist.All().Concat(LoihiGesture.All()))
        {
            yield return result;
        }
    }

    // The paper's 21.3 is the closed form's (n - 1/n) / 3, rounded.
    static PublishedResult MeanHopsAlong(string axis, double ours) => new(
        $"P7 mean hops along {axis}, uniformly random targets on {Side} × {Side} cores", "", (Side - (1.0 / Side)) / 3, 0, ours,
        "closed form; Merolla et al. 2014, Science 345: 21.3");

    static (double X, double Y) MeanHops()
    {
        var mesh = new TileMesh(Side, Side, 1);
        var all = default(HopCount);
        for (var from = 0; from < mesh.Cores; from++)
        {
            for (var to = 0; to < mesh.Cores; to++)
            {
                all += mesh.Hops(from, to);
            }
        }

        var pairs = (double)mesh.Cores * mesh.Cores;
        return ((all.East + all.West) / pairs, (all.North + all.South) / pairs);
    }

    static PublishedResult LoihiStep(string state, EventKind update, double published, double tolerance)
    {
        var chip = ProfileCatalog.Load(Loihi, [], new DiagnosticBag()) ?? throw new InvalidOperationException($"the shipped profile {Loihi} has errors");
        var neurons = chip.Mesh.Cores * chip.Core.Neurons!.Value;
        var joules = neurons * chip.Energy.Single(entry => entry.Event == update && entry.Scope == PriceScope.PerTerm).Value;
        return new($"P9 a step of a full Loihi chip, every neuron {state}", "µJ", published, tolerance, joules * 1e6, LoihiSource);
    }
}
