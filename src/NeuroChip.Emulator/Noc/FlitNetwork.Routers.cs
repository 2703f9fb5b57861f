using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Noc;

/// <summary>One cycle of one router.</summary>
public sealed partial class FlitNetwork
{
    const int CreditCycles = 1;

    readonly FlitBuffers _buffers;
    readonly OccupiedBuffers _occupied;

    // By output channel: the buffer whose packet holds it, and the room behind it.
    readonly int[] _owner, _credits;

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
        var moved = Ask(router, ref wake) | Grant(router);
        if (moved)
        {
            _awakeRouters.AddNext(router);
        }
        else if (wake <= _cycle + 1)
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
            changed |= Ask(router, buffers[place < buffers.Length ? place : place - buffers.Length], ref wake);
        }

        return changed;
    }

    bool Ask(int router, int buffer, ref long wake)
    {
        if (_buffers.BranchesOf(buffer).IsEmpty)
        {
            FindWays(router, buffer);
        }

        var changed = false;
        foreach (ref var branch in _buffers.BranchesOf(buffer))
        {
            if (branch.Sent == _spec.PacketFlits || _buffers.ReadyOf(buffer, branch.Sent) is not { } ready)
            {
                continue;
            }

            if (branch.Channel < 0)
            {
                // A pipelined router gives the channel in the cycle before the crossbar.
                var asks = ready - (_spec.RouterCycles > 1 ? 1 : 0);
                if (asks > _cycle)
                {
                    wake = Math.Min(wake, asks);
                    continue;
                }

                if (!GiveChannel(router, buffer, ref branch, ref wake))
                {
                    continue;
                }

                changed = true;
            }

            var free = Math.Max(Math.Max(ready, branch.Ready), _portFree[(router * _ports.Ports) + branch.Port]);
            if (free > _cycle)
            {
                wake = Math.Min(wake, free);
            }
            else if (!NocPorts.IsSide(branch.Port) || _credits[branch.Channel] > 0)
            {
                AskForOutput(router, buffer, branch);
            }
        }

        return changed;
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

    bool GiveChannel(int router, int buffer, ref Branch branch, ref long wake)
    {
        if (branch.Port == NocPorts.Adaptive)
        {
            return ChooseSide(router, buffer, ref branch);
        }

        if (!NocPorts.IsSide(branch.Port))
        {
            var core = _ports.CoreAt(router, branch.Port);
            if (_endpoints.HasRoomFrom(core) is var room && room > _cycle)
            {
                wake = Math.Min(wake, room);
                return false;
            }

            if (!TryTake(router, branch.Port, 0, _ports.Channels, buffer, ref branch))
            {
                return false;
            }

            _endpoints.Reserve(core);
            return true;
        }

        var (first, end) = _ports.ChannelsFor(router, branch.Port, _packets[branch.Packet].FromTile);
        return TryTake(router, branch.Port, first, end, buffer, ref branch);
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
        for (var i = from; i < to; i++)
        {
            // Among equal channels the turn decides; those behind it come first.
            var channel = first + from + ((i - from + turn) % (to - from));
            best = _owner[channel] < 0 && (best < 0 || _credits[channel] > _credits[best]) ? channel : best;
        }

        if (best < 0)
        {
            return false;
        }

        _owner[best] = buffer;
        _nextOutputChannel[(router * _ports.Ports) + port] = (turn + 1) % _ports.Channels;
        (branch.Port, branch.Channel, branch.Ready) = (port, best, _cycle + (_spec.RouterCycles > 1 ? 1 : 0));
        return true;
    }

    /// <summary>Of all that ask for an output, the one whose turn is nearest: by input, then by channel.</summary>
    void AskForOutput(int router, int buffer, in Branch branch)
    {
        var port = _ports.PortOf(buffer);
        var key = (Turns(port, _nextInput[(router * _ports.Ports) + branch.Port], _ports.Ports) * _ports.Channels)
            + Turns(buffer % _ports.Channels, _nextChannel[(router * _ports.Ports) + port], _ports.Channels);
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
        _nextInput[(router * _ports.Ports) + output] = (request.Input + 1) % _ports.Ports;
        _nextOutput[(router * _ports.Ports) + request.Input] = (output + 1) % _ports.Ports;
        _nextChannel[(router * _ports.Ports) + request.Input] = ((request.Buffer % _ports.Channels) + 1) % _ports.Channels;
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
                _endpoints.Arrived(_ports.CoreAt(router, output), _packets[branch.Packet].Number, _cycle + 1);
                _packets.Remove(branch.Packet);
            }
        }

        if (isTail)
        {
            _owner[branch.Channel] = -1;
        }

        DropSent(router, buffer, branches);
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
            _wheel.Credit(_cycle + CreditCycles, ~((_ports.CoreAt(router, port) * _ports.Channels) + (buffer % _ports.Channels)));
        }
    }

    /// <param name="Input">Port of the buffer.</param>
    /// <param name="Flit">Which flit of its front packet.</param>
    readonly record struct Request(int Buffer, int Input, int Flit);
}
