using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Scheduling;

/// <summary>Counts spikes: by unit over all samples of a worker, and by population and output neuron within a sample.</summary>
public sealed class SpikeTally
{
    readonly ExecutionPlan _plan;
    readonly int _inputs;
    readonly int[] _outputGroups, _outputStart, _firstTicks;

    public SpikeTally(ExecutionPlan plan)
    {
        _plan = plan;
        _inputs = plan.Image.Inputs.Length;
        _outputGroups = [.. plan.Image.Outputs.Select(output => _inputs + output)];
        _outputStart = new int[_outputGroups.Length + 1];
        _firstTicks = new int[_outputGroups.Length];
        for (var i = 0; i < _outputGroups.Length; i++)
        {
            var population = plan.Populations[plan.Image.Outputs[i]];
            _outputStart[i + 1] = _outputStart[i] + population.Count;
            _firstTicks[i] = population.Image.FirstTick;
        }

        Activations = new long[plan.Image.Units];
        FurtherSpikes = new long[plan.Image.Units];
        GroupSpikes = new long[plan.Groups];
        OutputSpikes = new int[_outputStart[^1]];
        FirstSpikes = new int[_outputStart[^1]];
    }

    /// <summary>The counts of this sample; the arrays are those of the tally.</summary>
    public SampleSpikes Sample => new(OutputSpikes, FirstSpikes, GroupSpikes);

    /// <summary>[units]: ticks in which the unit emitted anything, whatever its value. What packets and rows are counted by.</summary>
    public long[] Activations { get; }

    /// <summary>[units]: spikes beyond the first of each activation, where a neuron fired several times in one tick.</summary>
    public long[] FurtherSpikes { get; }

    /// <summary>[inputs and populations]: spikes in this sample.</summary>
    public long[] GroupSpikes { get; }

    /// <summary>[output neurons]: spikes in this sample.</summary>
    public int[] OutputSpikes { get; }

    /// <summary>[output neurons]: step of the first spike in the sample's own time, or −1.</summary>
    public int[] FirstSpikes { get; }

    public void BeginSample()
    {
        Array.Clear(GroupSpikes);
        Array.Clear(OutputSpikes);
        Array.Fill(FirstSpikes, -1);
    }

    public void Count(SpikeList spikes, int tick)
    {
        var activations = Activations;
        foreach (var unit in spikes.Units)
        {
            activations[unit]++;
        }

        for (var group = 0; group < GroupSpikes.Length; group++)
        {
            GroupSpikes[group] += spikes.UnitsOf(group).Length + CountGraded(spikes, group);
        }

        for (var output = 0; output < _outputGroups.Length; output++)
        {
            CountOutput(spikes, output, tick - _firstTicks[output]);
        }
    }

    long CountGraded(SpikeList spikes, int group)
    {
        var units = spikes.GradedUnitsOf(group);
        var values = spikes.GradedValuesOf(group);
        long total = 0;
        for (var i = 0; i < units.Length; i++)
        {
            // What an input's value means is up to its encoding: it counts once.
            var count = group < _inputs ? 1 : Multiplicity(values[i]);
            Activations[units[i]]++;
            FurtherSpikes[units[i]] += count - 1;
            total += count;
        }

        return total;
    }

    void CountOutput(SpikeList spikes, int output, int step)
    {
        var group = _outputGroups[output];
        var offset = _outputStart[output] - _plan.Populations[_plan.Image.Outputs[output]].FirstUnit;
        foreach (var unit in spikes.UnitsOf(group))
        {
            AddOutput(offset + unit, 1, step);
        }

        var graded = spikes.GradedUnitsOf(group);
        for (var i = 0; i < graded.Length; i++)
        {
            AddOutput(offset + graded[i], Multiplicity(spikes.GradedValuesOf(group)[i]), step);
        }
    }

    void AddOutput(int neuron, int count, int step)
    {
        OutputSpikes[neuron] += count;
        FirstSpikes[neuron] = FirstSpikes[neuron] < 0 ? step : FirstSpikes[neuron];
    }

    // A negative value is one spike of a ternary neuron.
    static int Multiplicity(int value) => Math.Max(value, 1);
}
