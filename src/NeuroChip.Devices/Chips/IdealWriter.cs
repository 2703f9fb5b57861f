namespace NeuroChip.Devices.Chips;

/// <summary>Levels are hit exactly.</summary>
sealed class IdealWriter : ICellWriter
{
    public WrittenCell Write(ManufacturedCell cell, double target, CellAddress address) => new(target);
}
