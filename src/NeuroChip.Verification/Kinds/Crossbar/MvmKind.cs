using System.Text.Json;
using NeuroChip.Devices;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Products;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>mvm_quantized</c>, <c>mvm_bitsliced</c>, <c>mvm_adc</c>: products of one mapped array, with its levels or digits.</summary>
sealed class MvmKind(string kind) : CrossbarKind(kind)
{
    // The exact product is stored with seven decimals.
    const double ExactTolerance = 1e-7;

    protected override string? Difference(JsonElement item, ulong seed)
    {
        var mapped = new MappedCase(item);
        var arrays = mapped.Mapping.Map(mapped.Weights);
        var product = mapped.Product(arrays);
        return Levels(item, mapped, arrays) ?? Digits(item, mapped) ?? Exact(item, mapped)
            ?? Differences.Of("Y", [.. mapped.Inputs.Select(x => product.Multiply(x, new IdealRead()))], mapped.Expected);
    }

    static string? Exact(JsonElement item, MappedCase mapped)
    {
        if (item.Optional("Y_exact") is not { } wanted)
        {
            return null;
        }

        var weights = mapped.Weights.Select(w => Math.Clamp(w, -1, 1) * mapped.WeightScale);
        return Differences.Of("Y_exact", [.. mapped.Inputs.Select(x => weights.Multiply(x))], wanted.AsRows("Y_exact"), ExactTolerance);
    }

    static string? Levels(JsonElement item, MappedCase mapped, MappedWeights arrays)
    {
        if (item.Optional("levels") is not { } levels)
        {
            return null;
        }

        return Levels(levels, "pos", mapped.Cells, arrays.Arrays[0].Positive) ?? Levels(levels, "neg", mapped.Cells, arrays.Arrays[0].Negative);
    }

    static string? Levels(JsonElement levels, string sign, LevelGrid grid, Matrix? cells)
    {
        if (levels.Optional(sign) is not { } wanted)
        {
            return null;
        }

        return cells is null
            ? $"levels.{sign} belongs to a mapping without such cells"
            : Differences.OfExact($"levels.{sign}", [.. cells.Values.ToArray().Select(grid.Nearest)], [.. wanted.Items().SelectMany(row => row.Ints())]);
    }

    static string? Digits(JsonElement item, MappedCase mapped)
    {
        if (!mapped.IsSliced || item.Optional("digits_lsb_first") is not { } digits)
        {
            return null;
        }

        var slicing = mapped.Slicing;
        var weights = mapped.Weights.Values.ToArray();
        return digits.Items()
            .Select((slice, q) => Differences.OfExact(
                $"digits_lsb_first[{q}]", [.. weights.Select(w => slicing.Digit(slicing.Code(w), q))], [.. slice.Items().SelectMany(row => row.Ints())]))
            .FirstOrDefault(difference => difference is not null);
    }
}
