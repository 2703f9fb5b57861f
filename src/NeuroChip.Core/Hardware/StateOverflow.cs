namespace NeuroChip.Core.Hardware;

/// <summary>What happens to a state of family "lif" that leaves its width. Other families have their chip's own way.</summary>
public enum StateOverflow
{
    /// <summary>It stays at ±(2^(bits − 1) − 1).</summary>
    Saturate,

    /// <summary>It wraps in two's complement.</summary>
    Wrap,
}
