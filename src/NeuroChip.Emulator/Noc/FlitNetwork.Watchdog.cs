using System.Globalization;
using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Emulator.Noc;

/// <summary>Says who waits for what where nothing can happen any more and packets are still under way.</summary>
public sealed partial class FlitNetwork
{
    const int MostShown = 8;

    void RequireEmpty(long lastCycle)
    {
        if (_cycle > lastCycle || _packets.UnderWay == 0)
        {
            return;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Cycle {_cycle}: {_packets.UnderWay} packets are under way and none can move.");
        var shown = 0;
        for (var router = 0; router < _ports.Routers && shown < MostShown; router++)
        {
            foreach (var buffer in _occupied.Of(router))
            {
                if (!_buffers.BranchesOf(buffer).IsEmpty && shown++ < MostShown)
                {
                    text.Append(' ').Append(Waiting(router, buffer));
                }
            }
        }

        throw new InputErrorException(TimingCodes.Deadlock.With(text.ToString()));
    }

    string Waiting(int router, int buffer)
    {
        var branch = _buffers.BranchesOf(buffer)[0];
        var packet = _packets[branch.Packet];
        var what = branch.Channel >= 0 ? "for room in the buffer behind " + Place(router, branch.Port, _ports.ChannelOf(branch.Channel))
            : branch.Port == NocPorts.Adaptive ? "for a channel of any side that leads nearer"
            : "for a channel of " + Place(router, branch.Port, null);
        return string.Create(CultureInfo.InvariantCulture,
            $"Packet {packet.Number} from tile {packet.FromTile} to core {packet.ToCore}, at router {router} input {_ports.PortOf(buffer)} channel {_ports.ChannelOf(buffer)}, waits {what}.");
    }

    static string Place(int router, int port, int? channel) => string.Create(CultureInfo.InvariantCulture,
        $"router {router} output {port}{(channel is { } number ? $" channel {number}" : "")}");
}
