using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Timing;

/// <summary>
/// What every core did in one tick, in its own order: all that timing and pricing need to know. Neither of them changes it. Reused from
/// tick to tick, so that recording allocates nothing once it has grown.
/// </summary>
public sealed class TickActivity
{
    /// <summary>Stands for the sender of a message from outside the chip.</summary>
    public const int Outside = -1;

    readonly List<SpikeMessage>[] _messages;
    readonly List<SpikeMessage> _fromOutside = [];
    readonly SomaWork[] _sinceLastMessage;
    readonly CoreLoad[] _loads;

    /// <param name="cores">Cores of the chip, 1 or more.</param>
    public TickActivity(int cores)
    {
        _messages = new List<SpikeMessage>[cores];
        for (var core = 0; core < cores; core++)
        {
            _messages[core] = [];
        }

        _sinceLastMessage = new SomaWork[cores];
        _loads = new CoreLoad[cores];
    }

    public int Cores => _messages.Length;

    /// <summary>[cores]: what each did, in numbers.</summary>
    public ReadOnlySpan<CoreLoad> Loads => _loads;

    /// <summary>Forgets the tick.</summary>
    public void Clear()
    {
        foreach (var messages in _messages)
        {
            messages.Clear();
        }

        _fromOutside.Clear();
        Array.Clear(_sinceLastMessage);
        Array.Clear(_loads);
    }

    /// <summary>A core has worked for its next neuron.</summary>
    public void Work(int core, SomaWork work)
    {
        _sinceLastMessage[core] += work;
        _loads[core].Soma += work;
    }

    /// <summary>The neuron that a core worked for last sends a message. Destinations of one neuron are given in ascending order.</summary>
    public void Send(int unit, int fromCore, int toCore, int rows, int synapticEvents)
    {
        _messages[fromCore].Add(new(unit, fromCore, toCore, _sinceLastMessage[fromCore], rows, synapticEvents));
        _sinceLastMessage[fromCore] = default;
        var inside = fromCore == toCore ? 1 : 0;
        _loads[fromCore].Sent += 1 - inside;
        _loads[fromCore].SentInside += inside;
        Receive(toCore, inside, rows, synapticEvents);
    }

    /// <summary>A spike from outside the chip reaches a core.</summary>
    public void Arrive(int unit, int toCore, int rows, int synapticEvents)
    {
        _fromOutside.Add(new(unit, Outside, toCore, default, rows, synapticEvents));
        Receive(toCore, 0, rows, synapticEvents);
    }

    /// <summary>Columns of a core's analog arrays are converted, and partial sums leave it.</summary>
    public void ReadOut(int core, long conversions, long partialSums)
    {
        _loads[core].Conversions += conversions;
        _loads[core].PartialSums += partialSums;
    }

    /// <summary>Messages of a core in the order sent.</summary>
    public ReadOnlySpan<SpikeMessage> SentBy(int core) => CollectionsMarshal.AsSpan(_messages[core]);

    /// <summary>Messages from outside the chip.</summary>
    public ReadOnlySpan<SpikeMessage> FromOutside => CollectionsMarshal.AsSpan(_fromOutside);

    /// <summary>What a core did for its neurons after its last message.</summary>
    public SomaWork AfterLastMessage(int core) => _sinceLastMessage[core];

    void Receive(int core, int inside, int rows, int synapticEvents)
    {
        ref var load = ref _loads[core];
        load.Received += 1 - inside;
        load.ReceivedInside += inside;
        load.Rows += rows;
        load.SynapticEvents += synapticEvents;
    }
}
