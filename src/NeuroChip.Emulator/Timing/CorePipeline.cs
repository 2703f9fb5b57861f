using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Timing;

/// <summary>
/// How long a core takes to send and to receive. Without a description of its stages it does one thing after the other; with one, its stages work
/// at the same time on different items, and the slowest of them decides, after the others have passed on one item each.
/// </summary>
public sealed class CorePipeline
{
    readonly EventCosts _costs;
    readonly bool _staged;
    readonly bool _analog;
    readonly StageTime _axonIn, _synapse, _conversion, _dendrite, _somaIdle, _somaActive, _axonOut;

    /// <summary>One thing after the other.</summary>
    public CorePipeline(EventCosts costs) => _costs = costs;

    /// <summary>Stages of a profile; one that is not given in cycles takes its event's time.</summary>
    public CorePipeline(EventCosts costs, PipelineSpec stages)
        : this(costs)
    {
        StageTime Of(StageSpec stage, double latency)
        {
            var cycle = stages.ClockHertz is { } hertz ? 1 / hertz : 0;
            var seconds = stage.Cycles is { } cycles ? cycles * cycle : latency;
            return new(seconds, stage.Interval is { } interval ? interval * cycle : seconds, stage.Lanes);
        }

        _staged = true;
        _analog = stages.Read == SynapseRead.Analog;
        _axonIn = Of(stages.AxonIn, costs.AxonIn.Seconds);
        _synapse = Of(stages.Synapse, _analog ? costs.AxonRead.Seconds : costs.Synapse.Seconds);
        _conversion = Of(stages.Conversion, costs.Conversion.Seconds);
        _dendrite = Of(stages.Dendrite, 0);
        _somaIdle = Of(stages.SomaIdle, costs.SomaAccess.Seconds);
        _somaActive = Of(stages.SomaActive, costs.SomaAccess.Seconds + costs.SomaUpdate.Seconds);
        _axonOut = Of(stages.AxonOut, costs.AxonOut.Seconds);
        WaitingIn = stages.AxonIn.Buffer;
        WaitingOut = stages.AxonOut.Buffer;
    }

    /// <summary>Packets that can wait at a core's entrance.</summary>
    public int WaitingIn { get; } = 1;

    /// <summary>Packets that can wait for the network at a core's exit.</summary>
    public int WaitingOut { get; } = 1;

    /// <summary>Seconds of updating neurons and sending messages in one tick.</summary>
    public double SendSeconds(in CoreLoad load)
    {
        var partialSums = load.PartialSums * _costs.PartialSum.Seconds;
        var packets = load.Sent + (_costs.OwnCoreIsInside ? 0 : load.SentInside);
        if (!_staged)
        {
            return _costs.SomaSeconds(load.Soma) + (packets * _costs.AxonOut.Seconds) + partialSums;
        }

        return Math.Max(SomaSeconds(load.Soma) + (packets > 0 ? _axonOut.Latency : 0), _axonOut.Busy(packets)) + partialSums;
    }

    /// <summary>Seconds of receiving all messages of a tick, read-out included.</summary>
    public double ReceiveSeconds(in CoreLoad load)
    {
        var packets = load.Received + (_costs.OwnCoreIsInside ? 0 : load.ReceivedInside);
        if (!_staged)
        {
            return (packets * _costs.AxonIn.Seconds) + (load.Rows * _costs.AxonRead.Seconds)
                + (load.SynapticEvents * _costs.Synapse.Seconds) + ReadOutSeconds(load);
        }

        if (_analog)
        {
            return _axonIn.Busy(packets) + ReadOutSeconds(load);
        }

        var slowest = Math.Max(_axonIn.Occupied(packets), Math.Max(_synapse.Occupied(load.SynapticEvents), _dendrite.Occupied(load.SynapticEvents)));
        return slowest + FillSeconds(load);
    }

    /// <summary>Seconds from the last message of a tick until its sums are ready: analog arrays are read and their columns converted.</summary>
    public double ReadOutSeconds(in CoreLoad load) =>
        load.Conversions == 0 ? 0
        : !_staged ? load.Conversions * _costs.Conversion.Seconds
        : _analog ? _synapse.Latency + _conversion.Busy(load.Conversions) + _dendrite.Latency
        : 0;

    /// <summary>Seconds from a core's last message to this one: the neurons between them, then the axon's way out.</summary>
    public double SendSeconds(in SpikeMessage message) =>
        !_staged ? _costs.SendSeconds(message)
        : StaysInside(message) ? SomaSeconds(message.Before)
        : Math.Max(SomaSeconds(message.Before), _axonOut.Interval / _axonOut.Lanes);

    /// <summary>Seconds that a message keeps the core from receiving the next one.</summary>
    public double ReceiveSeconds(in SpikeMessage message)
    {
        if (!_staged)
        {
            return _costs.ReceiveSeconds(message);
        }

        var enters = StaysInside(message) ? 0 : _axonIn.Interval / _axonIn.Lanes;
        return _analog ? enters : Math.Max(enters, Math.Max(_synapse.Occupied(message.SynapticEvents), _dendrite.Occupied(message.SynapticEvents)));
    }

    /// <summary>Seconds for neurons alone.</summary>
    public double SomaSeconds(in SomaWork work) =>
        !_staged
            ? _costs.SomaSeconds(work)
            : _somaIdle.Occupied(work.Accesses - work.Updates) + _somaActive.Occupied(work.Updates) + (work.Spikes * _costs.SomaSpike.Seconds);

    /// <summary>Time of flight over free links, for the estimate that knows no routers.</summary>
    public double FlightSeconds(in HopCount hops) => _costs.FlightSeconds(hops);

    /// <summary>What a message pays beyond the time in which it blocks the next one: the stages behind the slowest.</summary>
    public double FillSeconds(in CoreLoad load) =>
        !_staged || _analog || load.SynapticEvents == 0 ? 0
        : _axonIn.Latency + _synapse.Latency + _dendrite.Latency - Math.Max(_axonIn.Interval, Math.Max(_synapse.Interval, _dendrite.Interval));

    bool StaysInside(in SpikeMessage message) => _costs.OwnCoreIsInside && message.FromCore == message.ToCore;
}
