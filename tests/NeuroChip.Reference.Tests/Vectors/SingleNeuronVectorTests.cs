using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Reference.Tests.Vectors;

/// <summary>
/// lif_toy, lif_rockpool, two_lif_neurons, li and conv1d: spikes equal; membranes within 1e-9, or 2e-7 under exponential
/// schemes, whose decay the vectors hold in single precision, an ulp beside the rounded value.
/// </summary>
public class SingleNeuronVectorTests
{
    public static TheoryData<string, IntegrationScheme, ResetKind> Schemes => new()
    {
        { "euler, reset to v_reset", IntegrationScheme.Euler, ResetKind.ToValue },
        { "euler, subtract threshold", IntegrationScheme.Euler, ResetKind.Subtract },
        { "exponential (zero-order hold), reset to v_reset", IntegrationScheme.Exponential, ResetKind.ToValue },
        { "exponential (zero-order hold), subtract threshold", IntegrationScheme.Exponential, ResetKind.Subtract },
        { "exponential decay with dt/tau input gain, subtract threshold", IntegrationScheme.DecayExponential, ResetKind.Subtract },
    };

    [VectorsTheory]
    [MemberData(nameof(Schemes))]
    public void LifToy_EveryScheme_SameSpikesAndMembrane(string name, IntegrationScheme scheme, ResetKind reset)
    {
        var vector = VectorFile.Read("lif_toy.json");
        var network = VectorFile.Network("nir/lif_norse.nir", new NirImportOptions { Dt = 1e-4, Scheme = scheme, Reset = reset });

        var run = ReferenceTrace.Record(network, ToyInput());

        var expected = vector.GetProperty("schemes").GetProperty(name);
        run.SpikeSteps(network.Outputs[0]).Should().Equal(expected.GetProperty("spike_steps").Integers());
        run.Potentials(network.Outputs[0]).ShouldFollow(expected.GetProperty("v_after_reset").Numbers(), Tolerance(scheme));
    }

    // Published for Lava and Spyx: every spike one step later.
    [VectorsFact]
    public void LifToy_LayerLatency_OneStepLater()
    {
        var network = VectorFile.Network("nir/lif_norse.nir", new NirImportOptions { Dt = 1e-4, LayerLatency = 1 });
        var published = VectorFile.Read("lif_toy.json").GetProperty("published");

        var spikes = ReferenceTrace.Record(network, ToyInput()).SpikeSteps(network.Outputs[0]);

        spikes.Should().Equal(published.GetProperty("lava_cpu_float").GetProperty("published_spike_steps").Integers());
        spikes.Should().Equal(published.GetProperty("spyx").GetProperty("published_spike_steps").Integers());
    }

    [VectorsFact]
    public void LifRockpool_GainedInput_SameSpikesAndMembrane()
    {
        var vector = VectorFile.Read("lif_rockpool.json");
        var network = VectorFile.Network("nir/lif_rockpool.nir", new NirImportOptions { Dt = 1e-4 });

        var run = ReferenceTrace.Record(network, ToyInput());

        run.SpikeSteps(network.Outputs[0]).Should().Equal(vector.GetProperty("spike_steps").Integers());
        EveryNth(run.Potentials(network.Outputs[0]), 50).ShouldFollow(vector.GetProperty("v_every_50").Numbers());
    }

    [VectorsFact]
    public void TwoLifNeurons_LeakPotential_DrivesTheFirst()
    {
        var vector = VectorFile.Read("two_lif_neurons.json");
        var network = VectorFile.Network("nir/two_lif_neurons.nir", new NirImportOptions { Dt = 1e-4 });
        var source = ListSource.Spikes([.. Enumerable.Repeat(Array.Empty<int>(), 2000)]);

        var run = ReferenceTrace.Record(network, source);

        run.SpikeSteps("lif1").Should().Equal(vector.GetProperty("lif1_spike_steps").Integers());
        run.SpikeSteps("lif2").Should().Equal(vector.GetProperty("lif2_spike_steps").Integers());
        EveryNth(run.Potentials("lif2"), 100).ShouldFollow(vector.GetProperty("lif2_v_every_100").Numbers());
    }

    [VectorsTheory]
    [InlineData("v_euler", IntegrationScheme.Euler)]
    [InlineData("v_exponential", IntegrationScheme.Exponential)]
    public void Li_BothSchemes_SameMembrane(string name, IntegrationScheme scheme)
    {
        var network = VectorFile.Network("nir/li_v_reset_era.nir", new NirImportOptions { Dt = 1e-5, Scheme = scheme });
        var source = ListSource.Values([.. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(0, 30)]);

        ReferenceTrace.Record(network, source).Potentials(network.Outputs[0]).ShouldFollow(
            VectorFile.Read("li.json").GetProperty(name).Numbers(), Tolerance(scheme));
    }

    [VectorsFact]
    public void Conv1d_OneFrame_SameNumbers()
    {
        var vector = VectorFile.Read("conv1d.json");
        var network = VectorFile.Network("nir/conv1d.nir", new NirImportOptions { Dt = 1 });
        var input = vector.GetProperty("input_row_major").Integers();
        var source = new ListSource([new EncodedSample([0, input.Length], [.. Enumerable.Range(0, input.Length)], input)]);

        var result = ReferenceSimulator.Run(network, source, new ReferenceOptions()).Results[0];

        // The vector is rounded to nine digits.
        result.LastPotentials.Zip(vector.GetProperty("output_row_major").Numbers())
            .Should().HaveCount(160).And.OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-8);
    }

    static double Tolerance(IntegrationScheme scheme) => scheme == IntegrationScheme.Euler ? 1e-9 : 2e-7;

    static ListSource ToyInput()
    {
        var steps = VectorFile.Read("lif_toy.json").GetProperty("input_spike_steps").Integers();
        return ListSource.Spikes([.. Enumerable.Range(0, 1000).Select(step => steps.Contains(step) ? new[] { 0 } : [])]);
    }

    // The last of every n steps.
    static double[] EveryNth(double[] values, int n) => [.. values.Where((_, i) => i % n == n - 1)];
}
