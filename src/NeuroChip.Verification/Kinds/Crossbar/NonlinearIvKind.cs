using System.Text.Json;
using NeuroChip.Devices.NonlinearIv;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>nonlinear_iv</c>: currents of cells that are no plain resistors.</summary>
sealed class NonlinearIvKind() : CrossbarKind("nonlinear_iv")
{
    protected override string? Difference(JsonElement item, ulong seed)
    {
        ICurrentVoltageLaw law = item.String("law") switch
        {
            "cubic" => new CubicLaw(),
            "poly3" => new Rram2021Law(),
            var other => throw new VectorFormatException($"'law' is '{other}', neither 'cubic' nor 'poly3'"),
        };
        var conductances = item.Matrix("g_uS");
        var read = item.Double("v_read");
        double[] volts = [.. item.Doubles("x").Select(x => x * read)];
        return (item.Optional("i_linear_uA") is { } linear ? Differences.Of("i_linear_uA", conductances.Multiply(volts), linear.Doubles()) : null)
            ?? Differences.Of("i_uA", NonlinearProduct.Currents(law, conductances, volts), item.Doubles("i_uA"));
    }
}
