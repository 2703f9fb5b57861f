using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>What units can send in one tick.</summary>
static class SourceValues
{
    /// <summary>Largest value of a unit; 1 where it only spikes.</summary>
    public static int Largest(ChipImage image, int unit)
    {
        foreach (var input in image.Inputs)
        {
            if (unit < input.FirstUnit + input.Count)
            {
                return input.MaxValue;
            }
        }

        var population = image.Populations.First(p => unit < p.FirstUnit + p.Count);
        return population.Parameters.TryGetValue("maxSpikes", out var spikes) ? spikes[0] : 1;
    }
}
