using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Timing;

/// <summary>
/// What every core did in one tick, in its own order: all that timing and pricing need to know. Neither of them changes it. Reused from
/// tick to tick, so that recording allocates nothing once it has grown.
/// </summary>
public sealed class TickActivity
{
    readonly List<SpikeMessage>[] _messages;
    readonly SomaWork[] _sinceLastMessage;

    /// <param name="cores">Cores of the chip, 1 or more.</param>
    public TickActivity(int cores)
    {
        _messages = new List<SpikeMessage>[cores];
        for (var core = 0; core < cores; core++)
        {
            _messages[core] = [];
        }

        _sinceLastMessage = new SomaWork[cores];
    }

    public int Cores => _messages.Length;

    /// <summary>Forgets the tick.</summary>
    public void Clear()
    {
        foreach (var messages in _messages)
        {
            messages.Clear();
        }

        Array.Clear(_sinceLastMessage);
    }

    /// <summary>A core has worked for its next neuron.</summary>
    public void Work(int core, SomaWork work) => _sinceLastMessage[core] += work;

    /// <summary>The neuron that a core worked for last sends a message. Destinations of one neuron are given in ascending order.</summary>
    public void Send(int fromCore, int toCore, int synapticEvents)
    {
        _messages[fromCore].Add(new(fromCore, toCore, _sinceLastMessage[fromCore], synapticEvents));
        _sinceLastMessage[fromCore] = default;
    }

    /// <summary>Messages of a core in the order sent.</summary>
    public ReadOnlySpan<SpikeMessage> SentBy(int core) => CollectionsMarshal.AsSpan(_messages[core]);

    /// <summary>What a core did for its neurons after its last message.</summary>
    public SomaWork AfterLastMessage(int core) => _sinceLastMessage[core];
}
