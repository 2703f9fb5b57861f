using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>Counts what one core holds and compares it with the budgets of the profile.</summary>
sealed class CoreBudgetCheck(ChipImage image, CoreImage core, FanOut fanOut)
{
    readonly HardwareProfile _profile = image.Profile;

    readonly record struct Budget(string Resource, long Used, long? Limit, DiagnosticDescriptor Code, string Setting, string Unit = "");

    public IEnumerable<CoreUtilisation> Usage() =>
        Budgets().Select(budget => new CoreUtilisation(core.Core, budget.Resource, budget.Used, budget.Limit));

    public void Verify(DiagnosticBag diagnostics)
    {
        foreach (var budget in Budgets())
        {
            if (budget.Used > budget.Limit)
            {
                diagnostics.Add(budget.Code.With(
                    $"Core {core.Core} ({Names()}) needs {budget.Used} {budget.Resource}; a core of '{_profile.Name}' has {budget.Limit}."
                    + SmallestChange.To(budget.Setting, budget.Used, budget.Unit)));
            }
        }

        var guests = core.Blocks.SelectMany(block => block.Targets).Distinct().Except(core.Neurons).Count();
        if (guests > 0 && !_profile.Core.PartialSums)
        {
            diagnostics.Add(MappingCodes.PartialSums.With(
                $"Core {core.Core} ({Names()}) adds to {guests} neurons of other cores; cores of '{_profile.Name}' cannot add partial sums."));
        }
    }

    IEnumerable<Budget> Budgets()
    {
        yield return new Budget("neurons", core.Neurons.Length, _profile.Core.Neurons, MappingCodes.Neurons, "core.neurons");
        yield return new Budget("input axons", core.Axons.Length, _profile.Core.InputAxons, MappingCodes.InputAxons, "core.inputAxons");
        yield return new Budget("output axons", fanOut.OutputAxons(core), _profile.Core.OutputAxons, MappingCodes.OutputAxons, "core.outputAxons");
        if (_profile.Crossbar is { } crossbar)
        {
            yield return new Budget("crossbar rows", core.Axons.Length, crossbar.Rows, MappingCodes.Crossbar, "crossbar.rows");
            yield return new Budget("crossbar columns", Columns(crossbar), crossbar.Columns, MappingCodes.Crossbar, "crossbar.columns");
        }

        if (_profile.Synapse.Storage == SynapseStorage.Packed)
        {
            yield return new Budget("bits of synapse memory", SynapseBits(), _profile.Core.SynapseMemoryBits, MappingCodes.SynapseMemory, "core.synapseMemory", " bit");
        }

        if (_profile.Core.NeuronConfigurations is { } configurations)
        {
            yield return new Budget("distinct neuron configurations", NeuronConfigurations(), configurations, MappingCodes.NeuronConfigurations, "core.neuronConfigurations");
        }

        if (_profile.Core.ThresholdConfigurations is { } thresholds)
        {
            yield return new Budget("distinct thresholds", Thresholds(), thresholds, LoweringCodes.Thresholds, "core.thresholdConfigurations");
        }

        if (_profile.Core.SynapseFormats is { } formats)
        {
            yield return new Budget("synapse formats", SynapseFormats(), formats, LoweringCodes.SynapseFormats, "core.synapseFormats");
        }

        if (_profile.Core.PacketsPerTick is { } packets)
        {
            yield return new Budget("packets in a tick in which all of its neurons spike", fanOut.Packets(core), packets, LoweringCodes.PacketsPerTick, "core.packetsPerTick");
        }

        if (_profile.Synapse.AxonTypes is { } types)
        {
            yield return new Budget("axon types", AxonTypes.Needed(image, core), types, MappingCodes.AxonTypes, "synapse.axonTypes");
        }
    }

    // Every weight's pair and slices, the reference columns and the spare ones.
    int Columns(CrossbarSpec crossbar)
    {
        var neurons = core.Blocks.SelectMany(block => block.Targets).Distinct().Count();
        return neurons == 0 ? 0 : (neurons * crossbar.CellsPerWeight) + crossbar.ReferenceColumns + crossbar.SpareColumns;
    }

    // nengo-loihi's rule: every list of an axon takes its entries and a header, rounded up to whole words.
    long SynapseBits()
    {
        var entries = new Dictionary<(int Projection, int Axon), int>();
        foreach (var block in core.Blocks)
        {
            for (var row = 0; row < block.AxonCount; row++)
            {
                var count = block.IsDense ? block.Targets.Length : block.RowStart[row + 1] - block.RowStart[row];
                var key = (block.Projection, block.FirstAxon + row);
                entries[key] = entries.GetValueOrDefault(key) + count;
            }
        }

        return _profile.Synapse.SharesConvolutions
            ? DifferentLists().Sum(list => ListBits(list.Projection, list.Entries))
            : entries.Sum(list => ListBits(list.Key.Projection, list.Value));
    }

    long ListBits(int projection, int entries)
    {
        var (synapse, stored) = (_profile.Synapse, image.Projections[projection]);
        var delay = synapse.StoresUnusedFields || stored.MaxDelayTicks > 0 ? synapse.DelayBits : 0;
        var tag = synapse.StoresUnusedFields || stored.Learning is not null ? synapse.TagBits : 0;
        var bits = entries == 0 ? 0 : ((long)entries * (stored.WeightBits + delay + tag + synapse.IndexBits)) + synapse.ListHeaderBits;
        var word = Math.Max(1, synapse.WordBits);
        return (bits + word - 1) / word * word;
    }

    // Lists as texts: targets counted from the first one, codes, delays. Equal ones count once.
    IEnumerable<(int Projection, int Entries)> DifferentLists()
    {
        var lists = new Dictionary<(int Projection, int Axon), List<(int Unit, short Code, byte Delay)>>();
        foreach (var block in core.Blocks)
        {
            for (var row = 0; row < block.AxonCount; row++)
            {
                var key = (block.Projection, block.FirstAxon + row);
                var list = lists.TryGetValue(key, out var known) ? known : lists[key] = [];
                var first = block.IsDense ? row * block.Targets.Length : block.RowStart[row];
                for (var s = first; s < first + block.SynapsesOf(row); s++)
                {
                    list.Add((block.Targets[block.IsDense ? s - first : block.Columns[s]], block.Codes[s], block.Delays.IsEmpty ? (byte)0 : block.Delays[s]));
                }
            }
        }

        return lists
            .Where(list => list.Value.Count > 0)
            .Select(list => (list.Key.Projection, list.Value.Count, Text: TextOf(list.Value)))
            .Distinct()
            .Select(list => (list.Projection, list.Count));
    }

    static string TextOf(List<(int Unit, short Code, byte Delay)> list)
    {
        list.Sort();
        return string.Join(' ', list.Select(entry => $"{entry.Unit - list[0].Unit}:{entry.Code}:{entry.Delay}"));
    }

    // Biases belong to each neuron on chips that count configurations (Loihi): they are not part of one.
    int NeuronConfigurations() => Different(name => !Has(name, "bias"));

    // What a spike is compared with, whatever the family calls it.
    int Thresholds() => Different(name => Has(name, "vth") || Has(name, "threshold") || Has(name, "theta0"));

    static bool Has(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);

    int Different(Func<string, bool> counts)
    {
        var different = new HashSet<string>();
        foreach (var unit in core.Neurons)
        {
            var population = image.Populations[PopulationOf(unit)];
            var values = population.Parameters.Where(p => counts(p.Key)).Select(p => p.Value[unit - population.FirstUnit]);
            different.Add(population.Family + " " + string.Join(' ', values));
        }

        return different.Count;
    }

    // Bits, exponent and sign of the weights, and the fields beside them.
    int SynapseFormats() => core.Blocks.Where(block => block.Codes.Length > 0).Select(block => image.Projections[block.Projection])
        .Select(p => (p.WeightBits, p.Exponent, p.SignMode, Delays: p.MaxDelayTicks > 0, Learns: p.Learning is not null)).Distinct().Count();

    string Names()
    {
        var names = core.Neurons.Concat(core.Blocks.SelectMany(block => block.Targets)).Select(PopulationOf).Distinct();
        return string.Join(", ", names.Select(index => $"'{image.Populations[index].Name}'"));
    }

    int PopulationOf(int unit)
    {
        var index = 0;
        while (unit >= image.Populations[index].FirstUnit + image.Populations[index].Count)
        {
            index++;
        }

        return index;
    }
}
