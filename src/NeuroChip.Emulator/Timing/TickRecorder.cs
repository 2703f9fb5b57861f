using System.Numerics;
using System.Runtime.InteropServices;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Timing;

/// <summary>
/// Turns what a probe sees of a tick into what every core did. What a spike causes is booked to the tick in which it is sent, delays or not.
/// </summary>
sealed class TickRecorder(TickLayout layout, int sampleTicks)
{
    readonly long[] _activeBefore = new long[layout.Image.Cores.Length];
    readonly long[] _active = new long[layout.Image.Cores.Length];
    readonly int[] _messages = new int[layout.Image.Cores.Length];
    readonly long[] _rows = new long[layout.Image.Cores.Length];
    readonly long[] _events = new long[layout.Image.Cores.Length];
    readonly int[][] _updatesBefore = [.. layout.Image.Populations.Select(population => new int[population.Count])];
    readonly bool[] _fired = new bool[layout.Image.Units];
    readonly int[] _groupTick = new int[layout.Plan.Activity.Groups];
    readonly List<(int CoreIndex, long Conversions, long PartialSums)> _readOuts = [];
    int _tickNumber;

    /// <summary>Numbers alone: what <see cref="SimpleTiming"/> needs.</summary>
    /// <param name="loads">[cores of the mesh]; overwritten.</param>
    public void Record(in TickView view, Span<CoreLoad> loads)
    {
        var image = layout.Image;
        loads.Clear();
        if (view.Tick == 0)
        {
            Array.Clear(_activeBefore);
        }

        RecordSomas(view, loads);
        Array.Clear(_messages);
        Array.Clear(_rows);
        Array.Clear(_events);
        foreach (var units in new Both(view.Spikes))
        {
            layout.Matrix.Add(units, _messages, _rows, _events);
            RecordSenders(units, loads);
        }

        for (var core = 0; core < image.Cores.Length; core++)
        {
            ref var load = ref loads[image.Cores[core].Core];
            load.Received = _messages[core] - load.ReceivedInside;
            load.Rows = _rows[core];
            load.SynapticEvents = _events[core];
        }

        RecordReadOuts(view, loads);
    }

    /// <summary>Every message in its core's order.</summary>
    public void Record(in TickView view, TickActivity activity)
    {
        activity.Clear();
        Mark(view.Spikes, true);
        RecordOutside(view, activity);
        for (var core = 0; core < layout.Neurons.Length; core++)
        {
            RecordCore(view, core, activity);
        }

        Mark(view.Spikes, false);
        for (var population = 0; population < _updatesBefore.Length; population++)
        {
            view.ActiveUpdates(population).CopyTo(_updatesBefore[population]);
        }

        foreach (var (core, conversions, partialSums) in ActiveReadOuts(view))
        {
            activity.ReadOut(layout.Image.Cores[core].Core, conversions, partialSums);
        }
    }

    // Populations are updated in the ticks of their own steps.
    bool IsUpdated(int population, int tick) => tick - layout.Image.Populations[population].FirstTick is var step && step >= 0 && step < sampleTicks;

    void RecordSomas(in TickView view, Span<CoreLoad> loads)
    {
        var image = layout.Image;
        Array.Clear(_active);
        for (var population = 0; population < layout.Runs.Length; population++)
        {
            var updated = IsUpdated(population, view.Tick);
            var updates = view.ActiveUpdates(population);
            foreach (ref readonly var run in layout.Runs[population].AsSpan())
            {
                loads[image.Cores[run.CoreIndex].Core].Soma += new SomaWork(updated ? run.Count : 0, 0, 0);
                _active[run.CoreIndex] += Sum(updates.Slice(run.FirstNeuron, run.Count));
            }
        }

        for (var core = 0; core < _active.Length; core++)
        {
            loads[image.Cores[core].Core].Soma += new SomaWork(0, (int)(_active[core] - _activeBefore[core]), 0);
            _activeBefore[core] = _active[core];
        }
    }

    static long Sum(ReadOnlySpan<int> values)
    {
        var sums = Vector<int>.Zero;
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(values);
        foreach (var vector in vectors)
        {
            sums += vector;
        }

        long sum = Vector.Sum(sums);
        foreach (var value in values[(vectors.Length * Vector<int>.Count)..])
        {
            sum += value;
        }

        return sum;
    }

    void RecordSenders(ReadOnlySpan<int> units, Span<CoreLoad> loads)
    {
        foreach (var unit in units)
        {
            ref readonly var sender = ref layout.Senders[unit];
            if (sender.Core >= 0)
            {
                ref var load = ref loads[sender.Core];
                load.Soma += new SomaWork(0, 0, 1);
                load.Sent += sender.Sent;
                load.SentInside += sender.Inside;
                load.ReceivedInside += sender.Inside;
            }
        }
    }

    void RecordReadOuts(in TickView view, Span<CoreLoad> loads)
    {
        foreach (var (core, conversions, partialSums) in ActiveReadOuts(view))
        {
            ref var load = ref loads[layout.Image.Cores[core].Core];
            load.Conversions += conversions;
            load.PartialSums += partialSums;
        }
    }

    List<(int CoreIndex, long Conversions, long PartialSums)> ActiveReadOuts(in TickView view)
    {
        _readOuts.Clear();
        if (_groupTick.Length == 0)
        {
            return _readOuts;
        }

        _tickNumber++;
        var activity = layout.Plan.Activity;
        foreach (var units in new Both(view.Spikes))
        {
            foreach (var unit in units)
            {
                foreach (var group in activity.Members.AsSpan(activity.MemberStart[unit]..activity.MemberStart[unit + 1]))
                {
                    if (_groupTick[group] != _tickNumber)
                    {
                        _groupTick[group] = _tickNumber;
                        _readOuts.AddRange(layout.ReadOuts[group]);
                    }
                }
            }
        }

        return _readOuts;
    }

    void Mark(SpikeList spikes, bool fired)
    {
        foreach (var units in new Both(spikes))
        {
            foreach (var unit in units)
            {
                _fired[unit] = fired;
            }
        }
    }

    void RecordOutside(in TickView view, TickActivity activity)
    {
        for (var input = 0; input < layout.Image.Inputs.Length; input++)
        {
            var first = layout.Image.Inputs[input].FirstUnit;
            for (var unit = first; unit < first + layout.Image.Inputs[input].Count; unit++)
            {
                if (_fired[unit])
                {
                    foreach (ref readonly var target in layout.Packets.Of(unit))
                    {
                        activity.Arrive(unit, layout.Image.Cores[target.CoreIndex].Core, target.Rows, target.SynapticEvents);
                    }
                }
            }
        }
    }

    void RecordCore(in TickView view, int coreIndex, TickActivity activity)
    {
        var core = layout.Image.Cores[coreIndex].Core;
        var population = -1;
        ReadOnlySpan<int> updates = default, before = default;
        var updated = false;
        foreach (var unit in layout.Neurons[coreIndex])
        {
            if (layout.PopulationOf[unit] != population)
            {
                population = layout.PopulationOf[unit];
                updates = view.ActiveUpdates(population);
                before = view.Tick == 0 ? default : _updatesBefore[population];
                updated = IsUpdated(population, view.Tick);
            }

            if (!updated)
            {
                continue;
            }

            var neuron = unit - layout.Image.Populations[population].FirstUnit;
            var active = updates[neuron] != (before.IsEmpty ? 0 : before[neuron]);
            var fired = _fired[unit];
            activity.Work(core, new(1, active ? 1 : 0, fired ? 1 : 0));
            if (fired)
            {
                Send(unit, core, activity);
            }
        }
    }

    void Send(int unit, int core, TickActivity activity)
    {
        foreach (ref readonly var target in layout.Packets.Of(unit))
        {
            activity.Send(unit, core, layout.Image.Cores[target.CoreIndex].Core, target.Rows, target.SynapticEvents);
        }
    }

    /// <summary>The units that spiked with value 1, then the others.</summary>
    ref struct Both(SpikeList spikes)
    {
        int _part;

        public readonly ReadOnlySpan<int> Current => _part == 1 ? spikes.Units : spikes.GradedUnits;

        public bool MoveNext() => ++_part <= 2;

        public readonly Both GetEnumerator() => this;
    }
}
