using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Timing;

/// <summary>A core that a unit's spikes reach.</summary>
/// <param name="CoreIndex">Index in the image's cores.</param>
/// <param name="Rows">Axons that a spike opens there.</param>
/// <param name="SynapticEvents">Synapses behind them.</param>
public readonly record struct PacketTarget(int CoreIndex, int Rows, int SynapticEvents);

/// <summary>
/// Where the spikes of every unit go: one packet for each core, however many of its axons it opens. Fixed by the image, so that what a spike
/// causes follows from the unit alone.
/// </summary>
public sealed class PacketTable
{
    readonly int[] _start;
    readonly PacketTarget[] _targets;
    readonly int[] _home;

    public PacketTable(ChipImage image)
    {
        _home = HomeOfUnits(image);
        var (rows, events) = (new int[image.Units], new int[image.Units]);
        var byCore = image.Cores.Select((core, index) => TargetsIn(core, index, rows, events)).ToArray();
        _start = new int[image.Units + 1];
        foreach (var (unit, _) in byCore.SelectMany(targets => targets))
        {
            _start[unit + 1]++;
        }

        for (var unit = 0; unit < image.Units; unit++)
        {
            _start[unit + 1] += _start[unit];
        }

        // Cores come in ascending order, and so do the targets of each unit.
        var next = _start.AsSpan(0, image.Units).ToArray();
        _targets = new PacketTarget[_start[^1]];
        foreach (var (unit, target) in byCore.SelectMany(targets => targets))
        {
            _targets[next[unit]++] = target;
        }
    }

    /// <summary>Packets of one spike, the one to its own core included: by ascending core.</summary>
    public ReadOnlySpan<PacketTarget> Of(int unit) => _targets.AsSpan(_start[unit].._start[unit + 1]);

    /// <summary>Index of the core that holds the unit's soma; −1 for inputs.</summary>
    public int HomeOf(int unit) => _home[unit];

    /// <summary>All pairs of a unit and a core.</summary>
    public int Targets => _targets.Length;

    // rows and events: [units], zero before and after.
    static (int Unit, PacketTarget Target)[] TargetsIn(CoreImage core, int index, int[] rows, int[] events)
    {
        var sources = new List<int>();
        foreach (var axon in core.Axons)
        {
            if (rows[axon.SourceUnit]++ == 0)
            {
                sources.Add(axon.SourceUnit);
            }
        }

        foreach (var block in core.Blocks)
        {
            for (var row = 0; row < block.AxonCount; row++)
            {
                events[core.Axons[block.FirstAxon + row].SourceUnit] += block.SynapsesOf(row);
            }
        }

        var targets = new (int Unit, PacketTarget Target)[sources.Count];
        for (var i = 0; i < targets.Length; i++)
        {
            var unit = sources[i];
            targets[i] = (unit, new(index, rows[unit], events[unit]));
            (rows[unit], events[unit]) = (0, 0);
        }

        return targets;
    }

    static int[] HomeOfUnits(ChipImage image)
    {
        var homes = new int[image.Units];
        Array.Fill(homes, -1);
        for (var core = 0; core < image.Cores.Length; core++)
        {
            foreach (var neuron in image.Cores[core].Neurons)
            {
                homes[neuron] = core;
            }
        }

        return homes;
    }
}
