using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Verification.Tests.Kinds;

public class CrossbarTests
{
    public static TheoryData<string> Files =>
    [
        "adc_transfer", "energy", "ir_drop", "ir_drop_mvm", "mvm_adc", "mvm_bitsliced", "mvm_noise_stats", "mvm_partitioned", "mvm_quantized",
        "nonlinear_iv", "programming_stats", "pulse_update",
    ];

    static VerificationContext Context => new("cpu", null, Threads: 1);

    [VectorsTheory]
    [MemberData(nameof(Files))]
    public void Verify_PublishedVectors_Pass(string file)
    {
        var verdict = VectorVerifier.Verify(PathOf(file), Context)!;

        verdict.FirstFailure.Should().BeNull();
        verdict.Kind.Should().Be($"crossbar/{file}");
        verdict.Cases.Should().BePositive();
    }

    // One expected number of each file, moved by more than its tolerance: exactly that case fails, and its name is given.
    [VectorsTheory]
    [InlineData("adc_transfer", "y", 1e-6)]
    [InlineData("ir_drop", "Y", 1e-6)]
    [InlineData("ir_drop_mvm", "Y", 1e-6)]
    [InlineData("mvm_adc", "Y", 1e-6)]
    [InlineData("mvm_bitsliced", "digits_lsb_first", 1)]
    [InlineData("mvm_noise_stats", "y_mean_expected", 0.1)]
    [InlineData("mvm_noise_stats", "y_std_expected", 0.05)]
    [InlineData("mvm_partitioned", "Y", 1e-6)]
    [InlineData("mvm_partitioned", "input_blocks", 1)]
    [InlineData("mvm_quantized", "Y_exact", 1e-4)]
    [InlineData("nonlinear_iv", "i_uA", 1e-6)]
    [InlineData("pulse_update", "g_uS", 1e-6)]
    [InlineData("energy", "e_bit_serial_per_bit_J", 1e-20)]
    public void Verify_OneNumberMoved_NamesIt(string file, string field, double by)
    {
        var root = JsonNode.Parse(Text(file))!;
        var item = root["cases"]!.AsArray()[0]!;
        Move(item[field]!.AsArray(), by);

        var verdict = Verify(root);

        verdict.Failed.Should().Be(1);
        verdict.FirstFailure.Should().StartWith((string)item["id"]! + ": ").And.Contain("is expected");
    }

    [VectorsTheory]
    [InlineData("on_off", "0.5", "NC1051")]
    [InlineData("on_off", "-10", "NC1051")]
    [InlineData("cell_bits", "-1", "NC1050")]
    [InlineData("w_max", "0", "NC1050")]
    [InlineData("dac_bits", "99", "NC1050")]
    public void Verify_NonsenseDevice_IsAFailureWithItsCode(string field, string value, string code)
    {
        var root = JsonNode.Parse(Text("mvm_quantized"))!;
        root["cases"]!.AsArray()[0]![field] = JsonNode.Parse(value);

        Verify(root).FirstFailure.Should().Contain(code);
    }

    [VectorsTheory]
    [InlineData("W", "[[1,2],[3]]")]
    [InlineData("W", "[]")]
    [InlineData("X", "null")]
    [InlineData("mapping", "\"sideways\"")]
    [InlineData("bit_serial", "3")]
    public void Verify_DamagedCase_IsDiagnosed(string field, string value)
    {
        var root = JsonNode.Parse(Text("mvm_quantized"))!;
        root["cases"]!.AsArray()[0]![field] = JsonNode.Parse(value);

        ((Action)(() => Verify(root))).Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC0005");
    }

    static void Move(JsonArray array, double by)
    {
        if (array[0] is JsonArray inner)
        {
            Move(inner, by);
        }
        else
        {
            array[0] = (double)array[0]! + by;
        }
    }

    static FileVerdict Verify(JsonNode root)
    {
        using var folder = new TemporaryFolder();
        return VectorVerifier.Verify(folder.Write("vectors.json", Encoding.UTF8.GetBytes(root.ToJsonString())), Context)!;
    }

    static string PathOf(string file) => Path.Combine(SharedFolders.Vectors!, "crossbar", file + ".json.gz");

    static string Text(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(PathOf(file)), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
