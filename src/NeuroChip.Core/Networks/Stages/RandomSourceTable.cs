using System.Runtime.CompilerServices;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>
/// The targets of every source under <see cref="FixedInDegree"/>, where the choice is made by the targets and cannot be asked from the
/// source's side. Built once for a stage, on first use.
/// </summary>
sealed class RandomSourceTable
{
    // Beside the stage rather than in it: a cached field would be copied by "with" and take part in equality.
    static readonly ConditionalWeakTable<RandomStage, RandomSourceTable> Tables = [];

    readonly int[] _rowStart;
    readonly int[] _targets;

    RandomSourceTable(RandomStage stage, FixedInDegree rule)
    {
        var targets = stage.To.Count;
        var sourcesOf = new int[targets * rule.Sources];
        _rowStart = new int[stage.From.Count + 1];
        for (var target = 0; target < targets; target++)
        {
            var chosen = sourcesOf.AsSpan(target * rule.Sources, rule.Sources);
            var candidates = stage.SourcesFor(target);
            var ranks = RandomChoice.Distinct(rule.Sources, candidates.Count, stage.Seed, target);
            for (var i = 0; i < ranks.Length; i++)
            {
                chosen[i] = candidates[ranks[i]];
                _rowStart[chosen[i] + 1]++;
            }
        }

        for (var source = 0; source < stage.From.Count; source++)
        {
            _rowStart[source + 1] += _rowStart[source];
        }

        _targets = new int[sourcesOf.Length];
        var fill = _rowStart.AsSpan(0, stage.From.Count).ToArray();
        for (var synapse = 0; synapse < sourcesOf.Length; synapse++)
        {
            _targets[fill[sourcesOf[synapse]]++] = synapse / rule.Sources;
        }
    }

    /// <summary>Ascending.</summary>
    public ReadOnlySpan<int> TargetsOf(int source) => _targets.AsSpan(_rowStart[source].._rowStart[source + 1]);

    public static RandomSourceTable Of(RandomStage stage, FixedInDegree rule) =>
        Tables.GetValue(stage, s => new RandomSourceTable(s, rule));
}
