namespace NeuroChip.Emulator.Planning;

/// <summary>What the rows of a delivery may look like.</summary>
enum RowLayout
{
    /// <summary>A matrix where that is faster; synapses of weight 0 are left out, those of one pair added up.</summary>
    Fastest,

    /// <summary>Lists of 16-bit codes that keep every synapse and the order of those of a pair.</summary>
    InOrder,

    /// <summary>Every synapse by itself, for it may change: a matrix of 16-bit codes where it is full, otherwise lists of them.</summary>
    Plastic,
}
