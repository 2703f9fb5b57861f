using System.Globalization;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>
/// Synapses by a rule instead of a list. All randomness is addressed by the seed and the neurons' indices: the same rule gives the same
/// synapses whatever is asked first, and only fixed in-degree is ever stored (see <see cref="LargestTable"/>).
/// </summary>
/// <param name="Seed">Two stages of equal rule, shapes and seed have equal synapses.</param>
public sealed record RandomStage(Shape From, Shape To, RandomRule Rule, RandomWeights Weights, RandomDelays Delays, ulong Seed) : LinearStage
{
    /// <summary>Most synapses by fixed in-degree, which are kept in memory with 4 bytes each (8 while the table is built).</summary>
    public const int LargestTable = 1 << 26;

    /// <summary>Null: any neuron may be connected with any other.</summary>
    public RandomNeighbourhood? Neighbourhood { get; init; }

    /// <summary>False: no neuron is connected with the one of its own index; for projections of a population onto itself.</summary>
    public bool AllowSelf { get; init; } = true;

    public override Shape InputShape => From;

    public override Shape OutputShape => To;

    /// <summary>Number of synapses: exact for fixed degrees, the expected value for <see cref="PairProbability"/>.</summary>
    public double ExpectedSynapses => Rule switch
    {
        FixedInDegree rule => (double)To.Count * rule.Sources,
        FixedOutDegree rule => (double)From.Count * rule.Targets,
        PairProbability rule => rule.Probability * CandidatePairs(),
        _ => throw new InvalidOperationException($"rule {Rule.GetType().Name}"),
    };

    public override void Scatter<TSink>(int input, double value, ref TSink sink)
    {
        switch (Rule)
        {
            case FixedInDegree rule:
                foreach (var target in RandomSourceTable.Of(this, rule).TargetsOf(input))
                {
                    Add(input, target, value, ref sink);
                }

                break;
            case FixedOutDegree rule:
                var candidates = TargetsFor(input);
                foreach (var rank in RandomChoice.Distinct(rule.Targets, candidates.Count, Seed, input))
                {
                    Add(input, candidates[rank], value, ref sink);
                }

                break;
            case PairProbability rule:
                ScatterPairs(rule, input, value, ref sink);
                break;
        }
    }

    /// <summary>What makes the stage meaningless or too large, as the start of a sentence; null where it is sound.</summary>
    public string? FindProblem() =>
        FindShapeProblem() ?? FindRuleProblem() ?? Weights.FindProblem() ?? Delays.FindProblem();

    internal RandomCandidates SourcesFor(int target) => new(To, target, From, Neighbourhood, !AllowSelf);

    RandomCandidates TargetsFor(int source) => new(From, source, To, Neighbourhood, !AllowSelf);

    void ScatterPairs<TSink>(PairProbability rule, int input, double value, ref TSink sink)
        where TSink : ISynapseSink, allows ref struct
    {
        var candidates = TargetsFor(input);
        var successes = new RandomChoice.Successes(rule.Probability, Seed, input);
        for (var rank = successes.Next(candidates.Count); rank >= 0; rank = successes.Next(candidates.Count))
        {
            Add(input, candidates[rank], value, ref sink);
        }
    }

    void Add<TSink>(int source, int target, double value, ref TSink sink)
        where TSink : ISynapseSink, allows ref struct =>
        sink.Add(target, Weights.Draw(Seed, source, target) * value, Delays.Draw(Seed, source, target));

    string? FindShapeProblem()
    {
        if (Neighbourhood is { } neighbourhood)
        {
            if (From.Rank != To.Rank || From.Rank != neighbourhood.Radii.Rank)
            {
                return $"a neighbourhood needs as many radii as both shapes have axes; shapes {From} and {To}, radii {neighbourhood.Radii}";
            }

            if (neighbourhood.Radii.Axes.Any(r => r < 0))
            {
                return "a radius is negative";
            }
        }

        return !AllowSelf && From != To ? $"self-connections exist only between equal shapes, not {From} and {To}" : null;
    }

    string? FindRuleProblem() => Rule switch
    {
        FixedInDegree rule =>
            FindDegreeProblem("in-degree", rule.Sources, FewestCandidates(To, From))
            ?? (ExpectedSynapses > LargestTable
                ? string.Create(CultureInfo.InvariantCulture, $"fixed in-degree {rule.Sources} onto {To.Count} neurons makes {ExpectedSynapses:0} synapses; at most {LargestTable} are stored (fixed out-degree and pair probability store none)")
                : null),
        FixedOutDegree rule => FindDegreeProblem("out-degree", rule.Targets, FewestCandidates(From, To)),
        PairProbability { Probability: >= 0 and <= 1 } => null,
        PairProbability rule => string.Create(CultureInfo.InvariantCulture, $"the probability is {rule.Probability}; allowed are 0 to 1"),
        _ => "unknown rule",
    };

    static string? FindDegreeProblem(string name, int degree, long candidates) =>
        degree >= 1 && degree <= candidates
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the {name} is {degree}; the neurons to choose from allow 1 to {candidates}");

    // Windows are smallest at one of the two ends of an axis, and all equal on a ring.
    long FewestCandidates(Shape chooser, Shape space)
    {
        if (Neighbourhood is null)
        {
            return space.Count - (AllowSelf ? 0 : 1);
        }

        long fewest = 1;
        for (var axis = 0; axis < space.Rank; axis++)
        {
            var first = Neighbourhood.Along(axis, 0, chooser[axis], space[axis]).Length;
            var last = Neighbourhood.Along(axis, chooser[axis] - 1, chooser[axis], space[axis]).Length;
            fewest *= Math.Min(first, last);
        }

        return fewest - (AllowSelf ? 0 : 1);
    }

    // Windows are products of intervals, so their sizes sum up axis by axis. Between equal shapes a window always holds its own centre.
    double CandidatePairs()
    {
        var self = AllowSelf ? 0 : From.Count;
        if (Neighbourhood is null)
        {
            return ((double)From.Count * To.Count) - self;
        }

        var pairs = 1.0;
        for (var axis = 0; axis < From.Rank; axis++)
        {
            long along = 0;
            for (var position = 0; position < From[axis]; position++)
            {
                along += Neighbourhood.Along(axis, position, From[axis], To[axis]).Length;
            }

            pairs *= along;
        }

        return pairs - self;
    }
}
