namespace NeuroChip.Emulator.Kernels;

/// <summary>What a spike of family "lif" does to the membrane; the numbers are those of the image.</summary>
enum ResetRule
{
    Value = 0,
    Subtract = 1,
    SubtractMultiple = 2,
}
