using System.Collections.Immutable;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>A field's numbers, row-major, with the shape that the file gives them.</summary>
/// <param name="SinglePrecision">True where the file stores 32-bit floating point.</param>
sealed record Numbers(Shape Shape, ImmutableArray<double> Values, bool SinglePrecision = false)
{
    /// <summary>One number, whatever its shape: it applies to every element.</summary>
    public bool IsSingle => Values.Length == 1;

    public bool IsZero
    {
        get
        {
            foreach (var value in Values)
            {
                if (value != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
