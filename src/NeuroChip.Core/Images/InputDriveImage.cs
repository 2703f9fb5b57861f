using System.Numerics;

namespace NeuroChip.Core.Images;

/// <summary>The converters that drive the input lines of an array by values, in integers. Sign and magnitude; halves away from zero.</summary>
/// <param name="Step">Units of the value between two codes, 1 or more.</param>
/// <param name="LargestCode">Codes beyond it become it.</param>
/// <param name="DigitBits">Bits that are applied in one read, the lowest first; 0: all at once.</param>
public sealed record InputDriveImage(int Step, int LargestCode, int DigitBits)
{
    /// <summary>Reads of the array in one tick.</summary>
    public int Reads => DigitBits == 0 ? 1 : (BitOperations.Log2((uint)LargestCode) + DigitBits) / DigitBits;
}
