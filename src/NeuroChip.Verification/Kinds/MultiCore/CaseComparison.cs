namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>
/// Compares a run with what it must give: counts, spikes and potentials exactly; energies and simple times but for rounding; detailed times,
/// which the published values do not fix to the last message's order, within 2 % of the total, and no step below its simple time.
/// </summary>
sealed class CaseComparison(MultiCoreCase multiCore, ExpectedRun expected)
{
    const double DetailedTolerance = 0.02;

    readonly FirstDifference _difference = new();
    RunTotals _totals;

    /// <summary>The first difference, by step and then by element; null where everything agrees.</summary>
    public string? Run()
    {
        var runner = new CaseRunner(multiCore);
        foreach (var (index, step) in runner.Run().Index())
        {
            CompareStep(index, step);
            _totals = _totals.Plus(step);
            if (_difference.Text is not null)
            {
                return _difference.Text;
            }
        }

        CompareMessages(runner.MessagesPerCorePair);
        CompareTotals();
        return _difference.Text;
    }

    void CompareStep(int index, CaseStep step)
    {
        var where = $"step {index + 1}";
        _difference.Same(where, "spikes", expected.Spikes[index], step.Fired.AsSpan());
        if (expected.Potentials.TryGetValue(index, out var potentials))
        {
            ComparePotentials(where, potentials, step);
        }

        _difference.Exact(where, "fired", expected.Fired[index], step.Fired.Length);
        _difference.Exact(where, "updated", expected.Updated[index], step.Updated);
        _difference.Exact(where, "packets", expected.Packets[index], step.Events.Packets);
        _difference.Exact(where, "hops", expected.Hops[index], step.Events.Hops.Total);
        _difference.Exact(where, "synaptic events", expected.SynapticEvents[index], step.Events.SynapticEvents);
        _difference.Near(where, "synapse energy", expected.SynapseJoules[index], step.Energy.Synapse);
        _difference.Near(where, "soma energy", expected.SomaJoules[index], step.Energy.Soma);
        _difference.Near(where, "network energy", expected.NetworkJoules[index], step.Energy.Network);
        _difference.Near(where, "total energy", expected.TotalJoules[index], step.Energy.Total);
        _difference.Near(where, "simple time", expected.SimpleSeconds[index], step.SimpleSeconds);
        _difference.AtLeast(where, "detailed time below the simple one", step.SimpleSeconds, step.DetailedSeconds);
    }

    void ComparePotentials(string where, double[] potentials, CaseStep step)
    {
        for (var neuron = 0; neuron < potentials.Length; neuron++)
        {
            _difference.Exact(where, $"potential of neuron {neuron}", potentials[neuron], step.Potentials[neuron]);
        }
    }

    void CompareMessages(IReadOnlyDictionary<(int From, int To), long> messages)
    {
        var found = messages.ToDictionary(pair => $"{CoreName(pair.Key.From)}>{CoreName(pair.Key.To)}", pair => pair.Value);
        foreach (var pair in expected.Messages.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
        {
            _difference.Exact("whole run", $"messages {pair}", expected.Messages.GetValueOrDefault(pair), found.GetValueOrDefault(pair));
        }
    }

    void CompareTotals()
    {
        const string Where = "whole run";
        _difference.Exact(Where, "fired", expected.Total("totals", "fired"), _totals.Fired);
        _difference.Exact(Where, "updated", expected.Total("totals", "updated"), _totals.Updated);
        _difference.Exact(Where, "packets", expected.Total("totals", "packets"), _totals.Packets);
        _difference.Exact(Where, "synaptic events", expected.Total("totals", "synaptic_events"), _totals.SynapticEvents);
        _difference.Exact(Where, "hops", expected.Total("totals", "hops"), _totals.Hops);
        _difference.Near(Where, "synapse energy", expected.Total("total_energy_J", "synapse"), _totals.Energy.Synapse);
        _difference.Near(Where, "soma energy", expected.Total("total_energy_J", "soma"), _totals.Energy.Soma);
        _difference.Near(Where, "network energy", expected.Total("total_energy_J", "network"), _totals.Energy.Network);
        _difference.Near(Where, "total energy", expected.Total("total_energy_J", "total"), _totals.Energy.Total);
        _difference.Near(Where, "simple time", expected.Total("total_time_s", "simple"), _totals.SimpleSeconds);
        _difference.Near(Where, "detailed time", expected.Total("total_time_s", "detailed"), _totals.DetailedSeconds, DetailedTolerance);
    }

    // Files name cores by tile and by number within the tile.
    string CoreName(int core) => $"{multiCore.Chip.Mesh.TileOf(core)}.{core % multiCore.Chip.Mesh.CoresPerTile}";
}
