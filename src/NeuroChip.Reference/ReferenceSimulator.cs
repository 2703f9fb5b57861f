using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Reference.Planning;
using NeuroChip.Reference.Running;

namespace NeuroChip.Reference;

/// <summary>
/// Runs a network as its author means it, in double precision and without a chip. Work follows the spikes: silent sources cost
/// nothing. Sums have one fixed order, so results do not depend on threads.
/// </summary>
public static class ReferenceSimulator
{
    /// <exception cref="InputErrorException">The network needs a chip (NC6040), or a sample cannot be read.</exception>
    public static RunRecord Run(NetworkGraph network, ISampleSource samples, ReferenceOptions options) =>
        Run(network, samples, options, default(NoProbe));

    /// <inheritdoc cref="Run(NetworkGraph, ISampleSource, ReferenceOptions)"/>
    /// <param name="probe">Copied for every thread.</param>
    public static RunRecord Run<TProbe>(NetworkGraph network, ISampleSource samples, ReferenceOptions options, TProbe probe)
        where TProbe : struct, IReferenceProbe
    {
        var (first, count) = options.Samples.GetOffsetAndLength(samples.Count);
        var plan = PlanBuilder.Build(network, samples.Ticks);
        var results = new SampleResult[count];
        var runners = new SampleRunner<TProbe>?[Math.Clamp(options.Threads, 1, Math.Max(count, 1))];
        var finished = SampleLoop.Run(count, runners.Length, options.Cancellation, options.Progress, (worker, index) =>
        {
            var runner = runners[worker] ??= new SampleRunner<TProbe>(plan, probe);
            results[index] = runner.Run(first + index, samples.Encode(first + index));
        });
        return new RunRecord
        {
            Results = finished == count ? results : results[..finished],
            TicksPerSample = samples.Ticks,
            SpikesByUnit = Sum(plan.Units, runners),
            Partial = finished < count,
        };
    }

    static long[] Sum<TProbe>(int units, SampleRunner<TProbe>?[] runners)
        where TProbe : struct, IReferenceProbe
    {
        var total = new long[units];
        foreach (var runner in runners)
        {
            for (var unit = 0; runner is not null && unit < units; unit++)
            {
                total[unit] += runner.SpikesByUnit[unit];
            }
        }

        return total;
    }
}
