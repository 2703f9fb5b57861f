namespace NeuroChip.Devices.NonlinearIv;

/// <summary>Current of a cell that is not a plain resistor. The conductance is the slope at 0 V.</summary>
public interface ICurrentVoltageLaw
{
    /// <param name="microsiemens">Conductance at 0 V in µS.</param>
    /// <param name="volts">Voltage across the cell.</param>
    /// <returns>Current in µA.</returns>
    double Current(double microsiemens, double volts);
}
