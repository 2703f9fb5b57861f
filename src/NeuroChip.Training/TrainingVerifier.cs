using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Runs;

namespace NeuroChip.Training;

/// <summary>What must hold before training starts.</summary>
static class TrainingVerifier
{
    public static void Check(TrainingOptions options, ISampleSource training, ISampleSource? validation)
    {
        Require(options.Epochs >= 1, $"epochs is {options.Epochs}; 1 or more is allowed.");
        Require(options.BatchSize >= 1, $"the batch size is {options.BatchSize}; 1 or more is allowed.");
        Require(options.Threads >= 1, $"threads is {options.Threads}; 1 or more is allowed.");
        Require(options.Decay is >= 0 and < 1, $"the decay is {options.Decay}; 0 to below 1 is allowed.");
        Require(options.LearningRate is > 0 and <= 1, $"the learning rate is {options.LearningRate}; above 0 to 1 is allowed.");
        Require(options.WeightDecay is >= 0 and <= 1, $"the weight decay is {options.WeightDecay}; 0 to 1 is allowed.");
        Require(options.SurrogateSlope is > 0 and <= 1000, $"the surrogate slope is {options.SurrogateSlope}; above 0 to 1000 is allowed.");
        Require(options.SpikeWeight is > 0 and <= 1000, $"the spike weight is {options.SpikeWeight}; above 0 to 1000 is allowed.");
        Require(options.Classes >= 2, $"there are {options.Classes} classes; 2 or more are allowed.");
        foreach (var neurons in options.HiddenLayers)
        {
            Require(neurons >= 1, $"a hidden layer has {neurons} neurons; 1 or more are allowed.");
        }

        CheckSamples("training", training, options.Classes);
        if (validation is not null)
        {
            CheckSamples("validation", validation, options.Classes);
            if (validation.Ticks != training.Ticks)
            {
                throw Untrainable($"the validation samples last {validation.Ticks} ticks, the training samples {training.Ticks}.");
            }
        }
    }

    static void CheckSamples(string role, ISampleSource source, int classes)
    {
        if (source.Count == 0)
        {
            throw Untrainable($"there are no {role} samples.");
        }

        for (var i = 0; i < source.Count; i++)
        {
            var label = source.Label(i);
            if (label < 0 || label >= classes)
            {
                throw Untrainable($"{role} sample {i} has label {label}; labels 0 to {classes - 1} are allowed.");
            }
        }
    }

    static void Require(bool holds, FormattableString message)
    {
        if (!holds)
        {
            throw new InputErrorException(FileCodes.BadValue.With(FormattableString.Invariant(message)));
        }
    }

    static InputErrorException Untrainable(FormattableString message) =>
        new(DataCodes.Untrainable.With(FormattableString.Invariant(message)));
}
