using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Devices.Chips;
using NeuroChip.Devices.Converters;
using NeuroChip.Devices.Energy;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>What the arrays of a run took, from the conductances that were programmed.</summary>
static class ArrayEnergySummary
{
    const int UsualBits = 8;

    public static ArrayEnergyFigures Of(ChipImage image, ProgrammedChip chip, RunRecord record)
    {
        var device = image.Profile.Device!;
        var samples = Math.Max(record.Results.Length, 1);
        var events = record.TotalEvents();
        var conversions = (double)events[EventKind.ColumnConversion] / samples;
        var bits = ConverterRange.LosslessBits(image.Profile.Crossbar!.Rows, image.Profile.Crossbar.CellBits, inputBits: 1);
        var price = image.Profile.Energy.FirstOrDefault(entry => entry.Event == EventKind.SynapticEvent);
        var siemens = ReadSiemens(chip.UnitSiemens, record.SpikesByUnit);
        return new ArrayEnergyFigures
        {
            ReadVolts = device.ReadVolts,
            ReadSeconds = device.ReadSeconds,
            ReadSiemens = siemens / samples,
            ReadJoules = siemens * device.ReadVolts * device.ReadVolts * device.ReadSeconds / samples,
            PricedEvents = (double)events[EventKind.SynapticEvent] / samples,
            PriceJoules = price?.Value,
            PricedJoules = price is null ? null : price.Value * events[EventKind.SynapticEvent] / samples,
            Conversions = conversions,
            LosslessBits = bits,
            Converters = [.. ConverterEnergy.All.Select(model =>
                new ConverterFigures(
                    model.Name, model.Source, model.Joules(UsualBits), model.Joules(bits), conversions * model.Joules(UsualBits), conversions * model.Joules(bits)))],
            WriteJoules = chip.Total.Pulses == 0 ? null : chip.Total.Joules,
            Pulses = chip.Total.Pulses,
            Reversals = chip.Total.Reversals,
        };
    }

    // Every spike drives the cells of its rows for one read.
    static double ReadSiemens(double[] unitSiemens, long[] spikes)
    {
        var sum = 0.0;
        for (var unit = 0; unit < unitSiemens.Length; unit++)
        {
            sum += unitSiemens[unit] * spikes[unit];
        }

        return sum;
    }
}
