namespace NeuroChip.Devices.Chips;

/// <summary>Programs one working device.</summary>
public interface ICellWriter
{
    /// <param name="target">Conductance that is aimed at, in units of Gmax, within the nominal range.</param>
    WrittenCell Write(ManufacturedCell cell, double target, CellAddress address);
}
