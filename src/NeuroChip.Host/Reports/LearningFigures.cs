namespace NeuroChip.Host.Reports;

/// <summary>What one projection learned in a run.</summary>
sealed record LearningFigures
{
    public required string Projection { get; init; }

    /// <summary>False with --freeze: the rule was not applied.</summary>
    public required bool Applied { get; init; }

    public required long Synapses { get; init; }

    /// <summary>Real value of a weight code of 1.</summary>
    public required double Lsb { get; init; }

    /// <summary>Smallest possible change of a weight, in codes.</summary>
    public required int SmallestChangeCodes { get; init; }

    /// <summary>Learning phases.</summary>
    public required long Phases { get; init; }

    /// <summary>Weights for which a condition of the rule held, over all phases.</summary>
    public required long Updates { get; init; }

    /// <summary>Updates that changed the weight.</summary>
    public required long Writes { get; init; }

    /// <summary>Updates whose change rounded to nothing.</summary>
    public required long RoundedToZero { get; init; }

    /// <summary>Updates that the end of the range stopped.</summary>
    public required long HeldByRange { get; init; }

    /// <summary>Codes after the run.</summary>
    public required int LeastCode { get; init; }

    public required int GreatestCode { get; init; }

    public required double MeanCode { get; init; }

    /// <summary>Codes before and after the run.</summary>
    public required WeightHistogram Codes { get; init; }

    /// <summary>Null where weights are codes.</summary>
    public LearningPulseFigures? Pulses { get; init; }

    public double SmallestChange => Lsb * SmallestChangeCodes;

    public double RoundedToZeroShare => Updates == 0 ? 0 : (double)RoundedToZero / Updates;
}
