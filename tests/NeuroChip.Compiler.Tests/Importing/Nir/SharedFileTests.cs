using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Compiler.Tests.Importing.Nir;

/// <summary>Networks that other people exported.</summary>
public class SharedFileTests
{
    [DataTheory]
    [InlineData("nir/lif_norse.nir", null, 0.0025, "input, 1", "1")]
    [InlineData("nir/lif_norse.nir", 1e-4, 1e-4, "input, 1", "1")]
    [InlineData("nir/lif_norse_scalar_params.nir", 1e-4, 1e-4, "input, lif", "lif")]
    [InlineData("nir/lif_rockpool.nir", 1e-4, 1e-4, "input, 1_LIFNeuronTorch", "1_LIFNeuronTorch")]
    [InlineData("nir/lif_v_reset.nir", 1e-6, 1e-6, "input, 0", "0")]
    [InlineData("nir/li_v_reset_era.nir", 1e-5, 1e-5, "input, 0", "0")]
    [InlineData("nir/conv1d.nir", null, 1.0, "input, output", "output")]
    [InlineData("nir/two_lif_neurons.nir", 1e-4, 1e-4, "in, lif1, lif2", "lif2")]
    [InlineData("nir/cnn_sinabs.nir", null, 1.0, "input, 1, 3, 6, 10, 12", "12")]
    [InlineData("nir/braille_noDelay_bias_zero.nir", null, 1e-4, "input, lif1.lif, lif2", "lif2")]
    [InlineData("nir/braille_noDelay_noBias_subtract.nir", null, 1e-4, "input, lif1.lif, lif2", "lif2")]
    [InlineData("nir/braille_flattened_scalar_params.nir", 1.0, 1.0, "input, lif1, lif2", "lif2")]
    [InlineData("networks/mnist_mlp.nir", null, 1e-3, "input, lif1, lif2", "lif2")]
    [InlineData("networks/mnist_csnn.nir", null, 1e-3, "input, lif1, lif2, lif3", "lif3")]
    [InlineData("networks/braille7_rsnn.nir", null, 5e-3, "input, hidden, out", "out")]
    public void Import_SharedFile_GivesPopulationsInOrderOfFlow(string file, double? given, double dt, string populations, string output)
    {
        var network = Import(file, given, out var findings);

        findings.Items.Should().NotContain(finding => finding.Severity == Severity.Error);
        network!.Discretization.Dt.Should().Be(dt);
        string.Join(", ", network.Populations.Select(population => population.Name)).Should().Be(populations);
        network.Outputs.Should().Equal(output);
    }

    static NetworkGraph? Import(string file, double? dt, out DiagnosticBag findings)
    {
        findings = new DiagnosticBag();
        return NirImporter.Import(NirFile.Read(Path.Combine(SharedFolders.Data!, file)), new NirImportOptions { Dt = dt }, findings);
    }
}
