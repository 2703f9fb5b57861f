using System.Text.Json;
using NeuroChip.Devices;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary>Fields that several kinds of crossbar vectors share.</summary>
static class CrossbarFields
{
    public static double[] Doubles(this JsonElement item, string name) => item.Field(name).Doubles();

    public static double Double(this JsonElement item, string name, double missing) => item.Optional(name) is null ? missing : item.Double(name);

    public static bool Flag(this JsonElement item, string name, bool missing) => item.Optional(name)?.ValueKind switch
    {
        null => missing,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new VectorFormatException($"field '{name}' is neither true nor false"),
    };

    /// <summary>Rows of equal length, at least one.</summary>
    public static double[][] Rows(this JsonElement item, string name) => item.Field(name).AsRows(name);

    public static double[][] AsRows(this JsonElement list, string name)
    {
        double[][] rows = [.. list.Items().Select(row => row.Doubles())];
        return rows.Length > 0 && rows[0].Length > 0 && rows.All(row => row.Length == rows[0].Length)
            ? rows
            : throw new VectorFormatException($"'{name}' is not a list of equally long rows");
    }

    public static Matrix Matrix(this JsonElement item, string name) => Devices.Matrix.FromRows(item.Rows(name));

    /// <summary><c>on_off</c>; null is infinite.</summary>
    public static ConductanceWindow Window(this JsonElement item) => new(item.Optional("on_off") is null ? null : item.Double("on_off"));

    /// <summary>Conductances in units of Gmax of a matrix of level numbers.</summary>
    public static Matrix Conductances(this JsonElement item, string name)
    {
        var grid = LevelGrid.OfLevels(item.Window(), item.Int("n_levels"));
        return item.Matrix(name).Select(level => level >= 0 && level < grid.Levels && level == Math.Floor(level)
            ? grid.Conductance((int)level)
            : throw new VectorFormatException($"'{name}' holds {level}, which is not a level"));
    }
}
