namespace NeuroChip.Devices.Wires;

/// <summary>Cells of one sign and the lines that supply them.</summary>
/// <param name="Conductances">[outputs × inputs], in units of Gmax; 0 where a switch is open.</param>
/// <param name="Supply">Lines towards the drivers, with the cells as shunts.</param>
/// <param name="Sources">Voltage of every supply line.</param>
sealed record CellGroup(Matrix Conductances, Ladder Supply, double[] Sources)
{
    /// <summary>Adds the currents into the output taps when these are at 0 V.</summary>
    public void AddDriven(Span<double> currents) => AddScaled(Supply.Drive(Sources), currents);

    /// <summary>Adds what flows into the output taps because the supply lines follow the voltages of the output taps.</summary>
    /// <param name="scratch">As long as there are cells; overwritten.</param>
    public void AddCoupled(ReadOnlySpan<double> outputTaps, Span<double> scratch, Span<double> currents)
    {
        scratch.Clear();
        AddScaled(outputTaps, scratch);
        AddScaled(Supply.Inject(scratch), currents);
    }

    void AddScaled(ReadOnlySpan<double> voltages, Span<double> currents)
    {
        ReadOnlySpan<double> cells = Conductances.Values;
        for (var i = 0; i < cells.Length; i++)
        {
            currents[i] += cells[i] * voltages[i];
        }
    }
}
