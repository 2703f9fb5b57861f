using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Learning;

/// <summary>The devices behind the synapses of one delivery. Arrays are [devices of a synapse × slots].</summary>
sealed class DeviceBank
{
    readonly int[] _states, _floors, _spans, _factorsUp, _factorsDown, _pulses;
    readonly int _slots;

    /// <param name="slots">Synapses, by <see cref="SynapsePlace.Slot"/>.</param>
    public DeviceBank(PlasticDevices law, int slots)
    {
        (Law, _slots) = (law, slots);
        var devices = checked(slots * law.PerSynapse);
        (_states, _floors, _spans) = (new int[devices], new int[devices], new int[devices]);
        (_factorsUp, _factorsDown, _pulses) = (new int[devices], new int[devices], new int[devices]);
    }

    public PlasticDevices Law { get; }

    /// <summary>Takes the devices of one synapse of a block.</summary>
    public void Take(DeviceCells cells, int synapse, int synapses, int slot)
    {
        for (var device = 0; device < Law.PerSynapse; device++)
        {
            var (from, to) = ((device * synapses) + synapse, (device * _slots) + slot);
            _states[to] = cells.States[from];
            _floors[to] = cells.Floors[from];
            _spans[to] = cells.Spans[from];
            _factorsUp[to] = cells.FactorsUp[from];
            _factorsDown[to] = cells.FactorsDown[from];
            _pulses[to] = cells.Pulses[from];
        }
    }

    /// <summary>What learning changes of the devices of a block.</summary>
    /// <param name="slots">Of its synapses, all in this bank or in <paramref name="banks"/> by their delivery.</param>
    public static DeviceCells Give(DeviceCells cells, SynapsePlace[] slots, IReadOnlyDictionary<int, DeviceBank> banks)
    {
        var (states, pulses) = (new int[cells.States.Length], new int[cells.States.Length]);
        for (var device = 0; device < states.Length; device++)
        {
            var place = slots[device % slots.Length];
            var bank = banks[place.Delivery];
            var from = (device / slots.Length * bank._slots) + place.Slot;
            (states[device], pulses[device]) = (bank._states[from], bank._pulses[from]);
        }

        return cells with { States = [.. states], Pulses = [.. pulses] };
    }

    /// <summary>Gives every device of a synapse one pulse: the first in the direction asked for, the second in the other.</summary>
    /// <returns>Whether any state changed.</returns>
    public bool Pulse(int slot, bool up, in PulseAddress address, ref DeviceTally tally)
    {
        var changed = false;
        for (var device = 0; device < Law.PerSynapse; device++)
        {
            changed |= PulseOne(device, (device * _slots) + slot, up == (device == 0), address, ref tally);
        }

        return changed;
    }

    /// <summary>Weight of a synapse in the projection's codes.</summary>
    public short Weight(int slot) => Law.Weight(Share(slot) - (Law.PerSynapse == 2 ? Share(_slots + slot) : 0));

    /// <summary>Pulses of the most written device, its slot, and the devices beyond their endurance.</summary>
    public (int Most, int Slot, long WornOut) Wear()
    {
        var most = 0;
        long wornOut = 0;
        for (var device = 1; device < _pulses.Length; device++)
        {
            most = _pulses[device] > _pulses[most] ? device : most;
        }

        if (Law.Endurance > 0)
        {
            wornOut = _pulses.LongCount(pulses => pulses >= Law.Endurance);
        }

        return _pulses.Length == 0 ? (0, 0, 0) : (_pulses[most], most % _slots, wornOut);
    }

    bool PulseOne(int device, int at, bool up, in PulseAddress address, ref DeviceTally tally)
    {
        var (before, shareBefore) = (_states[at], Share(at));
        if (Law.Endurance == 0 || _pulses[at] < Law.Endurance)
        {
            var factor = up ? _factorsUp[at] : _factorsDown[at];
            _states[at] = Law.Parallel > 0
                ? DevicePulse.Switched(Law, before, up, factor, address, device)
                : DevicePulse.Graded(Law, before, up, factor, Law.Noise > 0 ? DevicePulse.Noise(Law, address.Block(device, 0)) : 0);
            _states[at] = Law.Levels > 0 ? DevicePulse.OnLevel(Law, _states[at], address.Block(device, 1).X0) : _states[at];
        }

        _pulses[at] = Math.Min(_pulses[at], int.MaxValue - 1) + 1;
        tally.Add(up, shareBefore + (long)Share(at));
        return _states[at] != before;
    }

    int Share(int device) => PlasticDevices.Share(_floors[device], _spans[device], _states[device]);
}
