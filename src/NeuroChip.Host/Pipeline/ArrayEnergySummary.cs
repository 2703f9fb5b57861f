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

    /// <param name="inputs">What was presented.</param>
    public static ArrayEnergyFigures Of(ChipImage image, ProgrammedChip chip, RunRecord record, ISampleSource inputs)
    {
        var device = image.Profile.Device!;
        var samples = Math.Max(record.Results.Length, 1);
        var events = record.TotalEvents();
        var conversions = (double)events[EventKind.ColumnConversion] / samples;
        var bits = ConverterRange.LosslessBits(image.Profile.Crossbar!.Rows, image.Profile.Crossbar.CellBits, inputBits: 1);
        var price = image.Profile.Energy.FirstOrDefault(entry => entry.Event == EventKind.SynapticEvent);
        var siemens = ReadSiemens(chip.UnitSiemens, FullReads(image, record, inputs));
        return new ArrayEnergyFigures
        {
            ReadVolts = device.ReadVolts,
            ReadSeconds = device.ReadSeconds,
            GmaxShare = new ReadVoltage(device).ShareLeft(1),
            ReadSiemens = siemens / samples,
            ReadJoules = siemens * device.ReadVolts * device.ReadVolts * device.ReadSeconds / samples,
            PricedEvents = (double)events[EventKind.SynapticEvent] / samples,
            PriceJoules = price?.Value,
            PricedJoules = price is null ? null : price.Value * events[EventKind.SynapticEvent] / samples,
            Conversions = conversions,
            LosslessBits = bits,
            SimulatedBits = device.ConverterBits,
            Converters = [.. ConverterEnergy.All.Select(model =>
                new ConverterFigures(
                    model.Name, model.Source, model.Joules(UsualBits), model.Joules(bits), conversions * model.Joules(UsualBits), conversions * model.Joules(bits),
                    device.ConverterBits > 0 ? conversions * model.Joules(device.ConverterBits) : null))],
            WriteJoules = chip.Total.Pulses == 0 ? null : chip.Total.Joules,
            Pulses = chip.Total.Pulses,
            Reversals = chip.Total.Reversals,
        };
    }

    static double ReadSiemens(double[] unitSiemens, double[] reads)
    {
        var sum = 0.0;
        for (var unit = 0; unit < unitSiemens.Length; unit++)
        {
            sum += unitSiemens[unit] * reads[unit];
        }

        return sum;
    }

    // [units]: every spike drives the cells of its rows for one read, a value of an input for its part of one.
    static double[] FullReads(ChipImage image, RunRecord record, ISampleSource inputs)
    {
        var reads = Array.ConvertAll(record.SpikesByUnit, spikes => (double)spikes);
        for (var port = 0; port < image.Inputs.Length; port++)
        {
            if (image.Inputs[port].MaxValue > 1)
            {
                reads.AsSpan(image.Inputs[port].FirstUnit, image.Inputs[port].Count).Clear();
                AddValues(image, port, Math.Min(record.Results.Length, inputs.Count), inputs, reads);
            }
        }

        return reads;
    }

    static void AddValues(ChipImage image, int port, int samples, ISampleSource inputs, double[] reads)
    {
        var duty = new ReadDuty(image.Profile.Device!, image.Inputs[port].MaxValue);
        var known = new Dictionary<int, double>();
        for (var sample = 0; sample < samples; sample++)
        {
            var signal = inputs.Encode(sample)[port];
            for (var i = 0; i < signal.Events; i++)
            {
                var value = signal.Values.Length == 0 ? 1 : signal.Values[i];
                if (!known.TryGetValue(value, out var share))
                {
                    known[value] = share = duty.Of(value);
                }

                reads[image.Inputs[port].FirstUnit + signal.Elements[i]] += share;
            }
        }
    }
}
