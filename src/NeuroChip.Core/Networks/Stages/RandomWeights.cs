using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>Distribution of a <see cref="RandomStage"/>'s weights. A weight is a function of seed, source and target alone.</summary>
public abstract record RandomWeights
{
    /// <summary>Expected value.</summary>
    public abstract double Mean { get; }

    public abstract double StandardDeviation { get; }

    /// <summary>What is wrong with the parameters, or null.</summary>
    public abstract string? FindProblem();

    internal abstract double Draw(ulong seed, int source, int target);

    /// <summary>Uniform in [0, 1), independent for each source, target and draw.</summary>
    protected static double Uniform(ulong seed, int source, int target, uint draw) =>
        Philox.Uniform(seed, RandomStream.ConnectionWeights, (uint)source, (uint)target, draw);
}

public sealed record ConstantWeight(double Value) : RandomWeights
{
    public override double Mean => Value;

    public override double StandardDeviation => 0;

    public override string? FindProblem() => double.IsFinite(Value) ? null : "the weight is not finite";

    internal override double Draw(ulong seed, int source, int target) => Value;
}

/// <summary>Uniform in [Min, Max).</summary>
public sealed record UniformWeight(double Min, double Max) : RandomWeights
{
    public override double Mean => Min + ((Max - Min) / 2);

    public override double StandardDeviation => (Max - Min) / Math.Sqrt(12);

    public override string? FindProblem() =>
        double.IsFinite(Max - Min) && Min <= Max ? null : "the uniform weight's minimum exceeds its maximum, or one is not finite";

    internal override double Draw(ulong seed, int source, int target) => Min + ((Max - Min) * Uniform(seed, source, target, 0));
}

/// <summary>Whole numbers from Least to Greatest, both included, all equally likely; for weights that are codes of a chip.</summary>
public sealed record IntegerWeight(int Least, int Greatest) : RandomWeights
{
    public override double Mean => (Least + (double)Greatest) / 2;

    public override double StandardDeviation => Math.Sqrt(((Values * Values) - 1) / 12);

    double Values => Greatest - (double)Least + 1;

    public override string? FindProblem() => Least <= Greatest ? null : "the least integer weight exceeds the greatest";

    internal override double Draw(ulong seed, int source, int target) => Least + Math.Floor(Values * Uniform(seed, source, target, 0));
}

/// <summary>Normal with the given mean and standard deviation.</summary>
public sealed record NormalWeight(double Centre, double Deviation) : RandomWeights
{
    public override double Mean => Centre;

    public override double StandardDeviation => Deviation;

    public override string? FindProblem() =>
        double.IsFinite(Centre) && double.IsFinite(Deviation) && Deviation >= 0
            ? null
            : "the normal weight's standard deviation is negative, or a parameter is not finite";

    // Polar method (Marsaglia and Bray 1964): a point in the unit disc has a uniform squared radius, which needs a logarithm only.
    internal override double Draw(ulong seed, int source, int target)
    {
        for (uint draw = 0; ; draw += 2)
        {
            var x = (2 * Uniform(seed, source, target, draw)) - 1;
            var y = (2 * Uniform(seed, source, target, draw + 1)) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return Centre + (Deviation * x * Math.Sqrt(-2 * DeterministicMath.Log(square) / square));
            }
        }
    }
}
