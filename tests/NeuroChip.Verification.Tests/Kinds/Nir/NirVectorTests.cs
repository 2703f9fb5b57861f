using System.Text.RegularExpressions;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Verification.Tests.Kinds.Nir;

/// <summary>
/// The reference against the vectors of the exchange format. Sets are cut to their first samples, enough to see a change of convention;
/// <c>neurochip verify</c> runs them whole.
/// </summary>
public sealed class NirVectorTests : IDisposable
{
    const int Samples = 20;

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, int> Files => new()
    {
        { "lif_toy.json", "nir-schemes", 16 },
        { "two_lif_neurons.json", "nir-trace", 3 },
        { "lif_rockpool.json", "nir-trace", 2 },
        { "li.json", "nir-membrane", 2 },
        { "conv1d.json", "nir-frame", 1 },
        { "braille_sample0.json", "nir-raster", 14 },
        { "braille_sets.json", "nir-sets", 20 },
        { "networks_reference.json", "nir-trained", 15 },
        { "netx_oxford_layer0.json.gz", "integer-layer", 1 },
    };

    [VectorsTheory]
    [MemberData(nameof(Files))]
    public void Verify_File_Agrees(string file, string kind, int cases)
    {
        var verdict = VectorVerifier.Verify(Vector(file), Context(Samples));

        verdict!.FirstFailure.Should().BeNull();
        verdict.Kind.Should().Be(kind);
        verdict.Cases.Should().Be(cases);
    }

    [VectorsFact]
    public void Verify_EventRecordings_Agree() =>
        VectorVerifier.Verify(Vector("cnn_sinabs_nmnist.json"), Context(samples: 1))!.FirstFailure.Should().BeNull();

    // One number of every file, changed: the case and the place are named.
    [VectorsTheory]
    [InlineData("lif_toy.json", @"""spike_steps"":\[460,510", @"""spike_steps"":[460,511", "euler, reset to v_reset: 2 entries differ from the 4 expected spikes, first step 510")]
    [InlineData("lif_toy.json", "0.0399999991059,0.0383999991775", "0.0399999991059,0.0383999982", "step 61")]
    [InlineData("two_lif_neurons.json", "0.00764146297082", "0.00764146299182", "lif2_v_every_100: 1 of 20 differ, first step 399")]
    [InlineData("lif_rockpool.json", @"\[460,520", "[460,521", "spike_steps: 2 entries")]
    [InlineData("li.json", "0.509999933243", "0.509999934243", "v_euler: 1 of 40 differ, first step 1")]
    [InlineData("conv1d.json", "1.05137492,", "1.05137495,", "output: 1 of 160 differ, first element 1")]
    [InlineData("braille_sample0.json", @"\[16,25\],\[20,25\]", "[16,25],[21,25]", "hidden_events: 2 entries differ from the 119 expected spikes, first step 20 neuron 25")]
    [InlineData("braille_sets.json", @"\[145,25,70", "[145,26,70", "output_counts_first_20: 1 of 140 differ, first sample 1 neuron 1: 25 instead of 26")]
    [InlineData("networks_reference.json", @"""721041", @"""721042", "mnist_mlp, test, predicted: 1 of 20 differ, first sample 5: 1 instead of 2")]
    public void Verify_ChangedNumber_IsFoundAndPlaced(string file, string pattern, string replacement, string expected)
    {
        var changed = new Regex(pattern).Replace(File.ReadAllText(Vector(file)), replacement, 1);
        changed.Should().NotBe(File.ReadAllText(Vector(file)));
        var path = _folder.Write(file, System.Text.Encoding.UTF8.GetBytes(changed));
        if (file == "lif_rockpool.json")
        {
            File.Copy(Vector("lif_toy.json"), Path.Combine(_folder.Path, "lif_toy.json"));
        }

        VectorVerifier.Verify(path, Context(Samples))!.FirstFailure.Should().Contain(expected);
    }

    [VectorsFact]
    public void Verify_NoDataFolder_SaysWhichNetworkIsMissing()
    {
        var path = _folder.Write("li.json", File.ReadAllBytes(Vector("li.json")));

        var verify = () => VectorVerifier.Verify(path, new VerificationContext("cpu", null, 1));

        verify.Should().Throw<InputErrorException>().Where(e => e.Diagnostic.Descriptor.Code == "NC7002" && e.Diagnostic.Message.Contains("li_v_reset_era.nir"));
    }

    // Data lie in ../../data, seen from the vector file.
    [VectorsFact]
    public void Verify_DataBesideTheVectors_IsFound()
    {
        var path = _folder.Write("vectors/nir/li.json", File.ReadAllBytes(Vector("li.json")));
        _folder.Write("data/nir/li_v_reset_era.nir", File.ReadAllBytes(Path.Combine(SharedFolders.Data!, "nir", "li_v_reset_era.nir")));

        VectorVerifier.Verify(path, new VerificationContext("cpu", null, 1))!.Failed.Should().Be(0);
    }

    [VectorsTheory]
    [InlineData("\"dt\":1e-05", "\"dt\":0", "'dt' is not above 0")]
    [InlineData("\"steps\":40", "\"steps\":-1", "'steps'")]
    [InlineData("1 for steps 0-9, then 0", "noise", "input 'noise' is not understood")]
    [InlineData("v_exponential", "v_midpoint", "scheme 'midpoint' is not known")]
    public void Verify_FieldThatMakesNoSense_IsADiagnostic(string text, string replacement, string expected)
    {
        var path = _folder.Write("li.json", System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(Vector("li.json")).Replace(text, replacement)));

        var verify = () => VectorVerifier.Verify(path, Context(Samples));

        verify.Should().Throw<InputErrorException>().Where(e => e.Diagnostic.Descriptor.Code == "NC0005" && e.Diagnostic.Message.Contains(expected));
    }

    public void Dispose() => _folder.Dispose();

    static VerificationContext Context(int samples) => new("cpu", SharedFolders.Data, 2) { SampleLimit = samples };

    static string Vector(string name) => Path.Combine(SharedFolders.Vectors!, "nir", name);
}
