namespace NeuroChip.Core.Networks.Building;

/// <summary>Bounds that keep a short text from declaring a network that no machine holds.</summary>
public static class NetworkLimits
{
    /// <summary>Most elements of one signal: neurons of a population, outputs of a stage.</summary>
    public const int Elements = 1 << 24;

    /// <summary>Most synapses that a rule may stand for, expected value.</summary>
    public const double RuleSynapses = 1L << 32;

    /// <summary>Largest kernel size, stride, padding or dilation along one axis.</summary>
    public const int Window = 1 << 20;

    /// <summary>Longest delay and refractory time.</summary>
    public const int Ticks = 1_000_000;

    /// <summary>Number of elements; null where an axis is below 1 or the product exceeds <see cref="Elements"/>.</summary>
    public static int? CountOf(Shape shape)
    {
        long count = 1;
        foreach (var axis in shape.Axes)
        {
            count = axis < 1 ? 0 : count * axis;
            if (count is 0 or > Elements)
            {
                return null;
            }
        }

        return (int)count;
    }
}
