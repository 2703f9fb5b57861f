namespace NeuroChip.Emulator.EventDriven;

/// <summary>How weights of 3 bits change, by their magnitude.</summary>
static class SdspWeights
{
    const int Greatest = 7;

    /// <summary>Bistability drives weights from here on to the upper end.</summary>
    const int UpperHalf = 4;

    public static int Stronger(int weight) => Math.Min(Greatest, weight + 1);

    public static int Weaker(int weight) => Math.Max(0, weight - 1);

    /// <summary>One step to the nearer end of the range.</summary>
    public static int Bistable(int weight) => weight >= UpperHalf ? Stronger(weight) : Weaker(weight);
}
