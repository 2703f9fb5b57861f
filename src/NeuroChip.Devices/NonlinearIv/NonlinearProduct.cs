namespace NeuroChip.Devices.NonlinearIv;

/// <summary>An array of non-linear cells on ideal wires, its output lines at 0 V.</summary>
public static class NonlinearProduct
{
    /// <param name="microsiemens">[outputs × inputs], in µS.</param>
    /// <param name="volts">One voltage an input line.</param>
    /// <returns>Currents of the output lines in µA.</returns>
    public static double[] Currents(ICurrentVoltageLaw law, Matrix microsiemens, ReadOnlySpan<double> volts)
    {
        Require.SameSize(volts.Length, microsiemens.Columns, "inputs of an array");
        var currents = new double[microsiemens.Rows];
        for (var output = 0; output < microsiemens.Rows; output++)
        {
            for (var input = 0; input < microsiemens.Columns; input++)
            {
                currents[output] += law.Current(microsiemens[output, input], volts[input]);
            }
        }

        return currents;
    }
}
