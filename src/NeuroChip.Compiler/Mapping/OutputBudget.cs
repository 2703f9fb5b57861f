using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>Destinations of the placed neurons: every axon (on any core) that a neuron feeds is one output axon of its own core.</summary>
sealed class OutputBudget
{
    readonly LoweredNetwork _network;
    readonly HardwareProfile _profile;
    readonly Placement _placement;
    readonly int[] _axonsFed;
    readonly int[] _packets;

    public OutputBudget(LoweredNetwork network, HardwareProfile profile, Placement placement)
    {
        _network = network;
        _profile = profile;
        _placement = placement;
        _axonsFed = new int[network.Units];
        _packets = new int[network.Units];
        if (profile.Core.OutputAxons is not null || profile.Core.DestinationsPerNeuron is not null || profile.Core.PacketsPerTick is not null)
        {
            Count();
        }
    }

    /// <param name="Unit">The neuron, by its unit.</param>
    /// <param name="Destinations">Axons that it feeds.</param>
    /// <param name="Diagnostic">What to say, with the reason why nothing can be done about it, if any.</param>
    public sealed record DestinationExcess(int Unit, int Destinations, Func<string, Diagnostic> Diagnostic);

    /// <param name="Retry">True: shares were made smaller, fill again.</param>
    public sealed record Overflow(bool Retry, Diagnostic Diagnostic);

    /// <summary>Null where all budgets are kept. Otherwise lowers the shares of the populations at fault, where that can help.</summary>
    public Overflow? Shrink(int[] shares, bool mayRetry)
    {
        Overflow? overflow = null;
        foreach (var core in _placement.Cores)
        {
            var used = core.Neurons.Sum(unit => (long)_axonsFed[unit]);
            if (_profile.Core.OutputAxons is { } limit && used > limit)
            {
                overflow = Beyond(core, used, limit, MappingCodes.OutputAxons, "output axons", "core.outputAxons");
            }

            var sent = core.Neurons.Sum(unit => (long)_packets[unit]);
            if (_profile.Core.PacketsPerTick is { } most && sent > most)
            {
                overflow = Beyond(core, sent, most, LoweringCodes.PacketsPerTick, "packets in a tick in which all of them spike", "core.packetsPerTick");
            }
        }

        return overflow;

        Overflow Beyond(CorePlacement core, long used, long limit, DiagnosticDescriptor code, string resource, string setting)
        {
            var shrunk = mayRetry & ShrinkPopulationsOf(core, used, limit, shares);
            return new Overflow(shrunk || overflow is { Retry: true }, code.With(
                $"Core {core.Core} with {core.Neurons.Length} neurons of {Names(core)} needs {used} {resource}; a core of '{_profile.Name}' has {limit}."
                + SmallestChange.To(setting, used)));
        }
    }

    bool ShrinkPopulationsOf(CorePlacement core, long used, long limit, int[] shares)
    {
        var shrunk = false;
        foreach (var group in core.Neurons.GroupBy(_network.PopulationOf))
        {
            var count = group.Count();
            var share = (int)Math.Max(1, count * limit / used);
            if (share < Math.Min(count, shares[group.Key]))
            {
                shares[group.Key] = share;
                shrunk = true;
            }
        }

        return shrunk;
    }

    /// <summary>The first neuron that feeds more axons than a neuron of the chip can; null where none does.</summary>
    public DestinationExcess? FirstBeyondDestinations()
    {
        if (_profile.Core.DestinationsPerNeuron is not { } limit)
        {
            return null;
        }

        var unit = Array.FindIndex(_axonsFed, _network.InputUnits, axons => axons > limit);
        if (unit < 0)
        {
            return null;
        }

        var population = _network.Populations[_network.PopulationOf(unit)];
        return new DestinationExcess(unit, _axonsFed[unit], reason => MappingCodes.Destinations.With(
            $"Neuron {population.Name}[{unit - population.FirstUnit}] has {_axonsFed[unit]} destinations, a neuron of '{_profile.Name}' has {limit}{reason}."
            + SmallestChange.To("core.destinationsPerNeuron", _axonsFed[_network.InputUnits..].Max())));
    }

    string Names(CorePlacement core) =>
        string.Join(", ", core.Neurons.Select(_network.PopulationOf).Distinct().Select(p => $"'{_network.Populations[p].Name}'"));

    void Count()
    {
        var axons = new CoreAxons(_network, new AxonNumbers(_network, new AxonKeys(_profile.Synapse)));
        foreach (var core in _placement.Cores)
        {
            var keys = axons.Of(core);
            foreach (var key in keys)
            {
                _axonsFed[AxonKeys.UnitOf(key)]++;
            }

            foreach (var unit in _profile.Core.PacketsPerTick is null ? [] : keys.Select(AxonKeys.UnitOf).Except(core.Neurons))
            {
                _packets[unit]++;
            }
        }
    }
}
