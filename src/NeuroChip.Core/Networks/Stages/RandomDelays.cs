using NeuroChip.Core.Random;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>Distribution of a <see cref="RandomStage"/>'s delays in ticks. A delay is a function of seed, source and target alone.</summary>
public abstract record RandomDelays
{
    /// <summary>Longest delay that can be drawn.</summary>
    public abstract int Longest { get; }

    /// <summary>What is wrong with the parameters, or null.</summary>
    public abstract string? FindProblem();

    internal abstract int Draw(ulong seed, int source, int target);
}

public sealed record ConstantDelay(int Ticks) : RandomDelays
{
    public override int Longest => Ticks;

    public override string? FindProblem() => Ticks >= 0 ? null : "the delay is negative";

    internal override int Draw(ulong seed, int source, int target) => Ticks;
}

/// <summary>Every whole number of ticks from Min to Max, both included, equally likely.</summary>
public sealed record UniformDelay(int Min, int Max) : RandomDelays
{
    public override int Longest => Max;

    public override string? FindProblem() =>
        Min >= 0 && Min <= Max && Max < int.MaxValue ? null : "the uniform delay's minimum is negative or exceeds its maximum";

    internal override int Draw(ulong seed, int source, int target) =>
        Min + Philox.Below(Max - Min + 1, seed, RandomStream.ConnectionDelays, (uint)source, (uint)target);
}
