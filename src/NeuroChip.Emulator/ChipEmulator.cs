using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator;

/// <summary>Runs samples through a chip.</summary>
public static class ChipEmulator
{
    public static RunRecord Run(ChipImage image, ISampleSource samples, RunOptions options) => Run(image, samples, options, default(NoProbe));

    /// <param name="probe">Sees every tick; see <see cref="SpikeProbe"/> and <see cref="PotentialProbe"/>.</param>
    public static RunRecord Run<TProbe>(ChipImage image, ISampleSource samples, RunOptions options, TProbe probe)
        where TProbe : struct, ITickProbe =>
        Run(ExecutionPlan.From(image), samples, options, probe);

    /// <param name="plan">Of an image that runs more than once, or is looked at by others too.</param>
    /// <param name="probe">Sees every tick.</param>
    public static RunRecord Run<TProbe>(ExecutionPlan plan, ISampleSource samples, RunOptions options, TProbe probe)
        where TProbe : struct, ITickProbe =>
        Load(plan, options).Run(samples, options, probe);

    static ILoadedChip Load(ExecutionPlan plan, RunOptions options)
    {
        var backend = BackendRegistry.Find(options);
        if (!backend.ReadsArrays && plan.Deliveries.Any(delivery => delivery.Readout is not null))
        {
            throw new InputErrorException(ArrayRunCodes.BackendWithoutReads.With($"Backend '{backend.Name}' runs no read noise and no converters of arrays."));
        }

        if (!backend.Learns && WhatLearns(plan, options) is { } what)
        {
            throw new InputErrorException(RunCodes.NoLearning.With($"{what}, and backend '{backend.Name}' cannot."));
        }

        return backend.Load(plan, options);
    }

    static string? WhatLearns(ExecutionPlan plan, RunOptions options) =>
        plan.Populations.FirstOrDefault(population => population.Shape.ForLearning) is { } learner
            ? $"Population '{learner.Image.Name}' keeps states of learning even without it (family {learner.Image.Family})"
            : plan.Learns && !options.Freeze ? "The network learns" : null;
}
