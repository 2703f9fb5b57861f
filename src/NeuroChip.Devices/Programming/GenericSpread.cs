using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Programming;

/// <summary>Laws of a single number, in units of Gmax.</summary>
public sealed class GenericSpread : ISpreadLaw
{
    readonly SpreadKind _kind;
    readonly double _magnitude;

    /// <exception cref="Core.Diagnostics.InputErrorException">NC1050: a negative magnitude.</exception>
    public GenericSpread(SpreadKind kind, double magnitude)
    {
        _kind = kind;
        _magnitude = Require.NotNegative(magnitude, "magnitude of an error");
    }

    /// <exception cref="Core.Diagnostics.InputErrorException">NC1050: the inverse law at a conductance of zero.</exception>
    public double Spread(double target) => _kind switch
    {
        SpreadKind.Independent => _magnitude,
        SpreadKind.Proportional => _magnitude * target,
        SpreadKind.Inverse => _magnitude == 0 ? 0 : _magnitude / Require.Positive(target, "conductance under the inverse law"),
        _ => throw Require.Error(DeviceCodes.UnknownDevice, $"'{_kind}' is not a law of errors."),
    };
}
