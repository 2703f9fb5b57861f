namespace NeuroChip.Devices.Mapping;

/// <summary>Turns weights into conductances.</summary>
public interface IWeightMapping
{
    /// <summary>Arrays that one block of weights needs; arrays of a pair count once.</summary>
    int ArraysPerBlock { get; }

    /// <param name="weights">[outputs × inputs] in units of w_max; clipped to −1…1.</param>
    /// <param name="firstArray">Number of the first array that is made.</param>
    MappedWeights Map(Matrix weights, int firstArray = 0);
}
