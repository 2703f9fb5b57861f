using System.Text.Json;
using NeuroChip.Devices.Products;
using NeuroChip.Devices.Wires;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>ir_drop_mvm</c>: products of a mapped array with wires.</summary>
sealed class IrDropMvmKind() : CrossbarKind("ir_drop_mvm")
{
    protected override string? Difference(JsonElement item, ulong seed)
    {
        var mapped = new MappedCase(item);
        var product = mapped.Product(mapped.Mapping.Map(mapped.Weights));
        var wires = new WiredRead(WireFields.Topology(item), item.Flag("interleaved", false), WireFields.Resistances(item));
        return Differences.Of("Y_no_wire", Products(product, mapped, new IdealRead()), item.Rows("Y_no_wire"))
            ?? Differences.Of("Y", Products(product, mapped, wires), mapped.Expected);
    }

    static double[][] Products(CrossbarProduct product, MappedCase mapped, IArrayRead read) => [.. mapped.Inputs.Select(x => product.Multiply(x, read))];
}
