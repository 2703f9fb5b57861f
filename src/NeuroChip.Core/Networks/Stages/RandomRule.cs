namespace NeuroChip.Core.Networks.Stages;

/// <summary>Which pairs of neurons a <see cref="RandomStage"/> connects. No pair is connected twice.</summary>
public abstract record RandomRule;

/// <summary>Every target gets exactly <paramref name="Sources"/> distinct sources, all choices equally likely.</summary>
public sealed record FixedInDegree(int Sources) : RandomRule;

/// <summary>Every source gets exactly <paramref name="Targets"/> distinct targets, all choices equally likely.</summary>
public sealed record FixedOutDegree(int Targets) : RandomRule;

/// <summary>Every pair is connected with this probability, independently of all others.</summary>
public sealed record PairProbability(double Probability) : RandomRule;
