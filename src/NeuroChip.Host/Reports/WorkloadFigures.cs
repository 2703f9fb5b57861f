namespace NeuroChip.Host.Reports;

/// <summary>
/// What the network does, whatever chip it runs on: NeuroBench's metrics, and what the same network would cost without spikes.
/// </summary>
sealed record WorkloadFigures
{
    /// <summary>Bytes of the stored weights.</summary>
    public required double Footprint { get; init; }

    /// <summary>Share of the weights that are 0.</summary>
    public required double ConnectionSparsity { get; init; }

    /// <summary>Share of neuron updates without a spike.</summary>
    public required double ActivationSparsity { get; init; }

    /// <summary>Synaptic operations a sample with a weight other than 0, at spikes that carry a value.</summary>
    public required double EffectiveMacs { get; init; }

    /// <summary>Synaptic operations a sample with a weight other than 0, at spikes of value 1.</summary>
    public required double EffectiveAcs { get; init; }

    /// <summary>Synaptic operations a sample if everything were active in every tick.</summary>
    public required double Dense { get; init; }

    /// <summary>Neuron updates a sample.</summary>
    public required double MembraneUpdates { get; init; }

    /// <summary>Multiply-accumulates of the same network without spikes: each weight once.</summary>
    public required double MacsPerSample { get; init; }
}
