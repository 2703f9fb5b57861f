using System.Text.Json;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Products;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>mvm_partitioned</c>: a matrix over several arrays.</summary>
sealed class MvmPartitionedKind() : CrossbarKind("mvm_partitioned")
{
    protected override string? Difference(JsonElement item, ulong seed)
    {
        var mapped = new MappedCase(item);
        var equal = item.String("strategy") switch
        {
            "equal" => true,
            "max" => false,
            var other => throw new VectorFormatException($"'strategy' is '{other}', neither 'equal' nor 'max'"),
        };
        var inputs = LineBlocks.Divide(mapped.Weights.Columns, item.Int("max_inputs_per_array"), equal);
        var outputs = LineBlocks.Divide(mapped.Weights.Rows, item.Int("max_outputs_per_array"), equal);
        var product = new PartitionedProduct(
            mapped.Weights, outputs, inputs, mapped.Mapping, mapped.WeightScale, mapped.InputScale, mapped.Input, mapped.Readout);
        return Blocks(item, "input_blocks", inputs)
            ?? Blocks(item, "output_blocks", outputs)
            ?? Differences.Of("Y", [.. mapped.Inputs.Select(x => product.Multiply(x, new IdealRead()))], mapped.Expected);
    }

    static string? Blocks(JsonElement item, string name, Range[] blocks) =>
        Differences.OfExact(name, [.. blocks.SelectMany(b => new[] { b.Start.Value, b.End.Value })], [.. item.Field(name).Items().SelectMany(b => b.Ints())]);
}
