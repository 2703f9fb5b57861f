using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>Runs the first sample once more and keeps its spikes, for the report's raster.</summary>
static class RasterRecorder
{
    public static RasterFigures Record(ChipImage image, ISampleSource samples, RunOptions options)
    {
        var ticks = image.TicksFor(samples.Ticks);
        (string Name, int First, int Count)[] groups =
        [
            .. image.Inputs.Select(input => (input.Name, input.FirstUnit, input.Count)),
            .. image.Populations.Select(population => (population.Name, population.FirstUnit, population.Count)),
        ];
        List<int>[][] spikes = [.. groups.Select(_ => Enumerable.Range(0, ticks).Select(_ => new List<int>()).ToArray())];
        ChipEmulator.Run(image, samples, options with { Samples = 1 }, new Recorder([.. groups.Select(group => group.First)], spikes));
        return new RasterFigures(0, [.. groups.Select((group, index) => new RasterGroupFigures(group.Name, group.Count, spikes[index]))]);
    }

    readonly struct Recorder(int[] firstUnits, List<int>[][] spikes) : ITickProbe
    {
        public void Observe(in TickView view)
        {
            for (var group = 0; group < firstUnits.Length; group++)
            {
                var here = spikes[group][view.Tick];
                here.AddRange(view.Spikes.UnitsOf(group));
                here.AddRange(view.Spikes.GradedUnitsOf(group));
                for (var i = 0; i < here.Count; i++)
                {
                    here[i] -= firstUnits[group];
                }

                here.Sort();
            }
        }
    }
}
