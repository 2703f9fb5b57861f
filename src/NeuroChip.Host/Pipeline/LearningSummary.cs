using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>What a run learned, in the form that all outputs share.</summary>
static class LearningSummary
{
    public static IReadOnlyList<LearningFigures> Of(ChipImage image, RunRecord record)
    {
        var learned = record.Learning;
        return [.. Enumerable.Range(0, image.Projections.Length)
            .Where(index => image.Projections[index].Learning is not null)
            .Select(index => Of(image, learned?.Image ?? image, index, learned?.Projections.FirstOrDefault(p => p.Projection == index)))];
    }

    static LearningFigures Of(ChipImage before, ChipImage after, int index, ProjectionLearning? learned)
    {
        var projection = before.Projections[index];
        var codes = CodesOf(after, index);
        return new()
        {
            Projection = projection.Name,
            Applied = learned is not null,
            Synapses = codes.Length,
            Lsb = projection.CodeScale.Average(),
            SmallestChangeCodes = learned?.Step ?? 1,
            Phases = learned?.Phases ?? 0,
            Updates = learned?.Evaluated ?? 0,
            Writes = learned?.Changed ?? 0,
            RoundedToZero = learned?.RoundedAway ?? 0,
            HeldByRange = learned?.Held ?? 0,
            LeastCode = codes.Length == 0 ? 0 : codes.Min(),
            GreatestCode = codes.Length == 0 ? 0 : codes.Max(),
            MeanCode = codes.Length == 0 ? 0 : codes.Average(),
            Codes = WeightHistogram.Of(CodesOf(before, index), codes),
            Pulses = LearningPulses.Of(before.Profile, learned?.Pulses),
        };
    }

    static int[] CodesOf(ChipImage image, int index) => [.. ImageSynapses.Of(image, index).Select(synapse => (int)synapse.Code)];
}
