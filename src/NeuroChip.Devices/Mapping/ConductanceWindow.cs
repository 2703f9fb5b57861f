namespace NeuroChip.Devices.Mapping;

/// <summary>Conductances of a device relative to Gmax: from <see cref="Floor"/> = Gmin/Gmax to 1.</summary>
public readonly record struct ConductanceWindow
{
    /// <param name="onOff">Gmax/Gmin, above 1; null is infinite, a device that can be switched off completely.</param>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC1051: Gmin is not below Gmax. NC1050: no finite number.</exception>
    public ConductanceWindow(double? onOff)
    {
        if (onOff is { } ratio)
        {
            Require.Ordered(1, ratio, "Gmin", "on_off, Gmax in units of Gmin,");
            Floor = 1 / ratio;
        }
    }

    public double Floor { get; }

    public double Width => 1 - Floor;
}
