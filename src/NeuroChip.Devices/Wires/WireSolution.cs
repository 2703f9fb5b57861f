namespace NeuroChip.Devices.Wires;

/// <summary>An array with wires, solved. Voltages in units of V_read, currents of Gmax·V_read.</summary>
public sealed record WireSolution
{
    /// <summary>Currents at the ends of the output lines.</summary>
    public required double[] Currents { get; init; }

    /// <summary>[outputs × inputs] from the supplied side of every cell to its output line; also where its switch is open.</summary>
    public required Matrix CellVoltages { get; init; }

    /// <summary>The same for the interleaved cells of the other sign; null where there are none.</summary>
    public Matrix? NegativeCellVoltages { get; init; }

    /// <summary>Power that leaves the drivers, in units of Gmax·V_read².</summary>
    public required double DriverPower { get; init; }

    /// <summary>Power that the cells take; the difference heats the wires.</summary>
    public required double CellPower { get; init; }
}
