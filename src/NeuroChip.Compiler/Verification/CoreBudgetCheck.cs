using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>Counts what one core holds and compares it with the budgets of the profile.</summary>
sealed class CoreBudgetCheck(ChipImage image, CoreImage core, long outputAxons)
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
        yield return new Budget("output axons", outputAxons, _profile.Core.OutputAxons, MappingCodes.OutputAxons, "core.outputAxons");
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

        var synapse = _profile.Synapse;
        var word = Math.Max(1, synapse.WordBits);
        var total = 0L;
        foreach (var ((projection, _), count) in entries)
        {
            var each = image.Projections[projection].WeightBits + synapse.DelayBits + synapse.TagBits + synapse.IndexBits;
            var bits = count == 0 ? 0 : ((long)count * each) + synapse.ListHeaderBits;
            total += (bits + word - 1) / word * word;
        }

        return total;
    }

    // Biases belong to each neuron on chips that count configurations (Loihi): they are not part of one.
    int NeuronConfigurations()
    {
        var configurations = new HashSet<string>();
        foreach (var unit in core.Neurons)
        {
            var index = PopulationOf(unit);
            var population = image.Populations[index];
            var values = population.Parameters.Where(p => !p.Key.Contains("bias", StringComparison.OrdinalIgnoreCase)).Select(p => p.Value[unit - population.FirstUnit]);
            configurations.Add(population.Family + " " + string.Join(' ', values));
        }

        return configurations.Count;
    }

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
