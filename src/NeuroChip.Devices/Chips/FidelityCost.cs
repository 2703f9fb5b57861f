using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>What programming one chip takes on one core of a server of 2024, roughly, so that it can be said before it is done.</summary>
/// <param name="Devices">Devices that are drawn.</param>
/// <param name="Arrays">Arrays whose wires are solved; 0 without wires.</param>
/// <param name="Seconds">On one thread.</param>
public readonly record struct FidelityCost(long Devices, int Arrays, double Seconds)
{
    // Measured: seconds per device, per pulse of verification, per cell and sweep of an exact solution, per cell of an estimate.
    const double PerIdealDevice = 25e-9, PerDevice = 200e-9, PerPulse = 600e-9, PerExactCell = 800e-9, PerEstimatedCell = 150e-9;

    public static FidelityCost Of(ChipImage image, Fidelity fidelity)
    {
        var device = image.Profile.Device!;
        var cellsPerWeight = image.Profile.Crossbar!.CellsPerWeight;
        var devices = image.Cores.Sum(core => core.Blocks.Sum(block => (long)block.Codes.Length)) * cellsPerWeight;
        var verified = device.WriteVerify && fidelity is Fidelity.Measured or Fidelity.IrDrop;
        var each = fidelity == Fidelity.Ideal ? PerIdealDevice : verified ? PerPulse * TypicalPulses(device) : PerDevice;
        if (fidelity != Fidelity.IrDrop)
        {
            return new FidelityCost(devices, 0, devices * each);
        }

        var arrays = image.Cores.Sum(core => core.Blocks.Count(block => block.IsDense)) * cellsPerWeight;
        return new FidelityCost(devices, arrays, devices * (each + PerEstimatedCell) + SolveSeconds(image, device, cellsPerWeight));
    }

    static double SolveSeconds(ChipImage image, DeviceSpec device, int cellsPerWeight)
    {
        var seconds = 0.0;
        foreach (var block in image.Cores.SelectMany(core => core.Blocks).Where(block => block.IsDense))
        {
            var solutions = device.WireSolver == WireSolver.Exact ? block.AxonCount : 1;
            seconds += PerExactCell * block.Codes.Length * cellsPerWeight * solutions;
        }

        return seconds;
    }

    // Half the range.
    static double TypicalPulses(DeviceSpec device) => Math.Min(
        device.MaxPulses, device.PulseLaw == PulseLawKind.SaturatingExponential ? device.PulsesUp / 2 : 1 / device.StepSize);
}
