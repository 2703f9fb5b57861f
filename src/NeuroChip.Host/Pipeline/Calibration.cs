using System.CommandLine;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Chips;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>Spikes of training data on the ideal chip, with which converters are calibrated.</summary>
static class Calibration
{
    const int Samples = 50;

    /// <returns>Spikes, tick by tick; empty where nothing is to be calibrated.</returns>
    /// <exception cref="InputErrorException">NC6151: no data set is named.</exception>
    public static IReadOnlyList<ObservedSpike[]> Observe(ParseResult parsed, ChipJob job, Fidelity fidelity)
    {
        if (fidelity == Fidelity.Ideal || job.Image.Profile.Device is not { ConverterBits: > 0, ConverterRange: ConverterRangeKind.Calibrated })
        {
            return [];
        }

        var source = InputLoader.Training(job.Input.Ports, parsed, Samples)
            ?? throw new InputErrorException(ArrayRunCodes.NothingToCalibrateWith.With("device.converterRange is calibrated, and --input is no data set."));
        var probe = new SpikeProbe(Enumerable.Range(0, source.Count));
        ChipEmulator.Run(job.Image, source, new RunOptions { Threads = ExecutionOptions.ThreadsOf(parsed) }, probe);
        return [.. Enumerable.Range(0, source.Count)
            .SelectMany(sample => probe.Of(sample).GroupBy(spike => spike.Tick))
            .Select(tick => tick.Select(spike => new ObservedSpike(spike.Unit, spike.Value)).ToArray())];
    }
}
