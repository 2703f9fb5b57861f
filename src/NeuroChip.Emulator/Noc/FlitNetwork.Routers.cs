using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Noc;

/// <summary>One cycle of one router.</summary>
public sealed partial class FlitNetwork
{
    const int CreditCycles = 1;
    const int AnyPort = -1;
    const long Never = long.MaxValue;

    readonly FlitBuffers _buffers;
    readonly OccupiedBuffers _occupied;

    // By output channel: the buffer whose packet holds it, and the room behind it.
    readonly int[] _owner, _credits;

    // By buffer: when its front packet is worth looking at, and the port whose next free channel it may wait for. By core: when it has room.
    readonly long[] _asleepUntil, _roomFrom;
    readonly int[] _waitsFor;

    // By port: when its link is free; turns of inputs at an output, of outputs at an input, of channels at an input and at an output.
    readonly long[] _portFree;
    readonly int[] _nextInput, _nextOutput, _nextChannel, _nextOutputChannel;

    // Of the router at work, by port: what its output would give a flit to, and what each input accepts.
    readonly Request[] _requests;
    readonly int[] _requestKeys, _acceptedOutput;
    readonly List<int> _requested = [];

    void Route(int router)
    {
        RouterCycles++;
        var wake = long.MaxValue;
        var changed = Ask(router, ref wake) | Grant(router);
        if (_occupied.Of(router).IsEmpty)
        {
            return;
        }

        if (changed || wake <= _cycle + 1)
        {
            _awakeRouters.AddNext(router);
        }
        else if (wake != long.MaxValue)
        {
            _wheel.Wake(_cycle, wake, router);
        }
    }

    /// <summary>Gives free channels to head flits and gathers who asks for which output.</summary>
    bool Ask(int router, ref long wake)
    {
        var buffers = _occupied.Of(router);
        var changed = false;
        var start = (int)(_cycle % Math.Max(buffers.Length, 1));
        for (var i = 0; i < buffers.Length; i++)
        {
            var place = start + i;
            var buffer = buffers[place < buffers.Length ? place : place - buffers.Length];
            if (_asleepUntil[buffer] <= _cycle)
            {
                changed |= Ask(router, buffer);
            }

            wake = Math.Min(wake, _asleepUntil[buffer]);
        }

        return changed;
    }

    /// <summary>What the packet at the front of a buffer can do in this cycle; sets when it is worth looking at again.</summary>
    bool Ask(int router, int buffer)
    {
        if (_buffers.BranchesOf(buffer).IsEmpty)
        {
            FindWays(router, buffer);
        }

        var (changed, again) = (false, Never);
        foreach (ref var branch in _buffers.BranchesOf(buffer))
        {
            // What has not arrived wakes the buffer when it does.
            if (branch.Sent != _spec.PacketFlits && _buffers.ReadyOf(buffer, branch.Sent) is { } ready)
            {
                again = Math.Min(again, Ask(router, buffer, ref branch, ready, ref changed));
            }
        }

        _asleepUntil[buffer] = again;
        return changed;
    }

    /// <summary>Returns the cycle in which to try again, or <see cref="Never"/> where a release, a credit or an arrival will tell.</summary>
    long Ask(int router, int buffer, ref Branch branch, long ready, ref bool changed)
    {
        if (branch.Channel < 0)
        {
            var asks = ready - _channelCycles;
            if (asks > _cycle)
            {
                return asks;
            }

            _waitsFor[buffer] = _buffers.BranchesOf(buffer).Length == 1 ? branch.Port : AnyPort;
            if (GiveChannel(router, buffer, ref branch) is > 0 and var later)
            {
                return later;
            }

            changed = true;
        }

        var free = Math.Max(Math.Max(ready, branch.Ready), _portFree[(router * _ports.Ports) + branch.Port]);
        if (free > _cycle)
        {
            return free;
        }

        if (NocPorts.IsSide(branch.Port) && _credits[branch.Channel] == 0)
        {
            return Never;
        }

        AskForOutput(router, buffer, branch);
        return _cycle + 1;
    }

    void FindWays(int router, int buffer)
    {
        var packet = _buffers.FrontPacket(buffer);
        var (number, from, toCore, tree, node) = _packets[packet];
        if (tree is null || toCore >= 0)
        {
            var side = _ports.SideTo(router, _ports.TileOf(toCore));
            _buffers.AddBranch(buffer, side == -1 ? _ports.PortOfCore(toCore) : side, packet);
            return;
        }

        foreach (var way in tree.BranchesOf(node))
        {
            var copy = _packets.Add(new(number, from, way.ToCore, tree, way.Node));
            _buffers.AddBranch(buffer, way.ToCore >= 0 ? _ports.PortOfCore(way.ToCore) : (int)way.Side, copy);
        }

        _packets.Remove(packet);
    }

    /// <summary>Returns 0 where a channel was given, otherwise when to try again.</summary>
    long GiveChannel(int router, int buffer, ref Branch branch)
    {
        if (branch.Port == NocPorts.Adaptive)
        {
            return ChooseSide(router, buffer, ref branch) ? 0 : _cycle + 1;
        }

        if (NocPorts.IsSide(branch.Port))
        {
            var (first, end) = _ports.ChannelsFor(router, branch.Port, _packets[branch.Packet].FromTile);
            return TryTake(router, branch.Port, first, end, buffer, ref branch) ? 0 : Never;
        }

        var core = _ports.CoreAt(router, branch.Port);
        ref var room = ref _roomFrom[core];
        if (room <= _cycle)
        {
            room = _endpoints.HasRoomFrom(core);
        }

        if (room > _cycle)
        {
            return room;
        }

        if (!TryTake(router, branch.Port, 0, _ports.Channels, buffer, ref branch))
        {
            return Never;
        }

        _endpoints.Reserve(core);
        room = 0;
        return 0;
    }

    /// <summary>Of the sides that lead nearer, the one whose best free channel has most room.</summary>
    bool ChooseSide(int router, int buffer, ref Branch branch)
    {
        var (x, y) = _ports.SidesTo(router, _ports.TileOf(_packets[branch.Packet].ToCore));
        var (roomX, roomY) = (x < 0 ? -1 : MostRoom(router, x), y < 0 ? -1 : MostRoom(router, y));
        var side = roomX >= roomY ? x : y;
        return Math.Max(roomX, roomY) >= 0 && TryTake(router, side, 0, _ports.Channels, buffer, ref branch);
    }

    int MostRoom(int router, int side)
    {
        var most = -1;
        var first = _ports.First(router, side);
        for (var channel = first; channel < first + _ports.Channels; channel++)
        {
            most = _owner[channel] < 0 ? Math.Max(most, _credits[channel]) : most;
        }

        return most;
    }

    bool TryTake(int router, int port, int from, int to, int buffer, ref Branch branch)
    {
        var (first, turn) = (_ports.First(router, port), _nextOutputChannel[(router * _ports.Ports) + port]);
        var best = -1;
        var next = turn >= from && turn < to ? turn : from;
        for (var i = from; i < to; i++, next = next + 1 == to ? from : next + 1)
        {
            // Among channels with equal room the turn decides.
            var channel = first + next;
            best = _owner[channel] < 0 && (best < 0 || _credits[channel] > _credits[best]) ? channel : best;
        }

        if (best < 0)
        {
            return false;
        }

        _owner[best] = buffer;
        _nextOutputChannel[(router * _ports.Ports) + port] = Next(turn, _ports.Channels);
        (branch.Port, branch.Channel, branch.Ready) = (port, best, _cycle + _channelCycles);
        return true;
    }

    /// <summary>Of all that ask for an output, the one whose turn is nearest: by input, then by channel.</summary>
    void AskForOutput(int router, int buffer, in Branch branch)
    {
        var port = _ports.PortOf(buffer);
        var key = (Turns(port, _nextInput[(router * _ports.Ports) + branch.Port], _ports.Ports) * _ports.Channels)
            + Turns(_ports.ChannelOf(buffer), _nextChannel[(router * _ports.Ports) + port], _ports.Channels);
        if (_requestKeys[branch.Port] < 0)
        {
            _requested.Add(branch.Port);
        }
        else if (_requestKeys[branch.Port] <= key)
        {
            return;
        }

        _requestKeys[branch.Port] = key;
        _requests[branch.Port] = new(buffer, port, branch.Sent);
    }

    static int Next(int number, int all) => number + 1 == all ? 0 : number + 1;

    static int Turns(int number, int next, int all) => number >= next ? number - next : number - next + all;

    /// <summary>Every input accepts one of the outputs that chose it; of one flit on its ways through a tree, all of them.</summary>
    bool Grant(int router)
    {
        foreach (var output in _requested)
        {
            var input = _requests[output].Input;
            var accepted = _acceptedOutput[input];
            var turn = _nextOutput[(router * _ports.Ports) + input];
            if (accepted < 0 || Turns(output, turn, _ports.Ports) < Turns(accepted, turn, _ports.Ports))
            {
                _acceptedOutput[input] = output;
            }
        }

        foreach (var output in _requested)
        {
            ref readonly var request = ref _requests[output];
            ref readonly var accepted = ref _requests[_acceptedOutput[request.Input]];
            if (request.Buffer == accepted.Buffer && request.Flit == accepted.Flit)
            {
                Turn(router, output, request);
                Send(router, output, request.Buffer);
            }
        }

        var any = _requested.Count > 0;
        foreach (var output in _requested)
        {
            _acceptedOutput[_requests[output].Input] = -1;
            _requestKeys[output] = -1;
        }

        _requested.Clear();
        return any;
    }

    void Turn(int router, int output, in Request request)
    {
        var first = router * _ports.Ports;
        _nextInput[first + output] = Next(request.Input, _ports.Ports);
        _nextOutput[first + request.Input] = Next(output, _ports.Ports);
        _nextChannel[first + request.Input] = Next(_ports.ChannelOf(request.Buffer), _ports.Channels);
    }

    void Send(int router, int output, int buffer)
    {
        var branches = _buffers.BranchesOf(buffer);
        ref var branch = ref branches[0];
        for (var i = 1; branch.Port != output; i++)
        {
            branch = ref branches[i];
        }

        var isTail = ++branch.Sent == _spec.PacketFlits;
        if (NocPorts.IsSide(output))
        {
            _credits[branch.Channel]--;
            _portFree[(router * _ports.Ports) + output] = _cycle + _ports.Interval(router, output);
            _wheel.Arrive(_cycle + 1 + _ports.LinkCycles(router, output), _downstream[branch.Channel], branch.Packet);
            Links.Add(LinkTally.Link(router, (LinkSide)output), 1);
        }
        else
        {
            FlitsOut++;
            if (isTail)
            {
                var core = _ports.CoreAt(router, output);
                _endpoints.Arrived(core, _packets[branch.Packet].Number, _cycle + 1);
                _roomFrom[core] = 0;
                _packets.Remove(branch.Packet);
            }
        }

        if (isTail)
        {
            _owner[branch.Channel] = -1;
            WakeWaiting(router, output);
        }

        DropSent(router, buffer, branches);
    }

    // A channel of an output has become free, or a core's entrance has changed.
    void WakeWaiting(int router, int output)
    {
        foreach (var buffer in _occupied.Of(router))
        {
            if (_waitsFor[buffer] == output || _waitsFor[buffer] == AnyPort)
            {
                _asleepUntil[buffer] = 0;
            }
        }
    }

    // A flit leaves its buffer when it has gone all its ways.
    void DropSent(int router, int buffer, ReadOnlySpan<Branch> branches)
    {
        var sent = branches[0].Sent;
        foreach (ref readonly var branch in branches[1..])
        {
            sent = Math.Min(sent, branch.Sent);
        }

        while (_buffers.PassedOf(buffer) < sent)
        {
            ReturnCredit(router, buffer);
            var left = _buffers.Pop(buffer);
            if (_buffers.PassedOf(buffer) == _spec.PacketFlits)
            {
                _buffers.EndPacket(buffer);
                _asleepUntil[buffer] = 0;
                sent = 0;
            }

            if (left == 0)
            {
                _occupied.Remove(router, buffer);
            }
        }
    }

    void ReturnCredit(int router, int buffer)
    {
        var port = _ports.PortOf(buffer);
        if (NocPorts.IsSide(port))
        {
            _wheel.Credit(_cycle + CreditCycles + _ports.LinkCycles(router, port), _downstream[buffer]);
        }
        else
        {
            _wheel.Credit(_cycle + CreditCycles, ~((_ports.CoreAt(router, port) * _ports.Channels) + _ports.ChannelOf(buffer)));
        }
    }

    /// <param name="Input">Port of the buffer.</param>
    /// <param name="Flit">Which flit of its front packet.</param>
    readonly record struct Request(int Buffer, int Input, int Flit);
}
