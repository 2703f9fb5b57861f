namespace NeuroChip.Host.Reports;

/// <summary>Pulses that the devices of one projection got while they learned.</summary>
sealed record LearningPulseFigures
{
    public required long Up { get; init; }

    public required long Down { get; init; }

    /// <summary>Energy of the pulses in the cells, in J: V²·(G before + G after)/2·t.</summary>
    public required double Joules { get; init; }

    /// <summary>Pulses of the most written device, earlier runs of the same chip counted in.</summary>
    public required int Most { get; init; }

    /// <summary>Its synapse within the projection.</summary>
    public required int MostSource { get; init; }

    public required int MostTarget { get; init; }

    /// <summary>Devices beyond their endurance.</summary>
    public required long WornOut { get; init; }
}
