using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>Steps that every insertion of a population takes.</summary>
static class NetworkEdit
{
    /// <summary>The network with every population as much later as was found, and every projection's delays changed accordingly.</summary>
    public static LoweredNetwork Retimed(LoweredNetwork network, Retiming retiming) => network with
    {
        Populations = [.. network.Populations.Select((population, p) => population with { FirstTick = population.FirstTick + retiming.Shift(p) })],
        Projections = [.. network.Projections.Select((projection, p) => Delayed(projection, retiming.Change(p)))],
    };

    /// <summary>A name that no population has.</summary>
    public static string FreeName(LoweredNetwork network, string wanted)
    {
        var name = wanted;
        while (network.Populations.Any(p => p.Name == name) || network.Inputs.Any(i => i.Name == name))
        {
            name += "'";
        }

        return name;
    }

    /// <summary>False, with NC4008, where the chip has no delays as long as some projection will need.</summary>
    /// <param name="network">Before the insertion.</param>
    /// <param name="retiming">What it changes.</param>
    /// <param name="profile">The chip.</param>
    /// <param name="added">The population for which the others wait.</param>
    /// <param name="diagnostics">Where the finding goes.</param>
    public static bool DelaysFit(LoweredNetwork network, Retiming retiming, HardwareProfile profile, string added, DiagnosticBag diagnostics)
    {
        var limit = Math.Min(profile.Synapse.MaxDelayTicks, byte.MaxValue);
        for (var p = 0; p < network.Projections.Length; p++)
        {
            var delays = network.Projections[p].Synapses.Delays;
            var longest = delays.Length == 0 ? 0 : delays.Max() + retiming.Change(p);
            if (longest > limit)
            {
                diagnostics.Add(MappingCodes.Delay.With(
                    $"Projection '{network.Projections[p].Name}' needs delays of {longest} ticks to wait for '{added}', which the compiler inserted; '{profile.Name}' allows {limit}."
                    + (longest <= byte.MaxValue ? SmallestChange.To("synapse.maxDelayTicks", longest) : "")));
                return false;
            }
        }

        return true;
    }

    static LoweredProjection Delayed(LoweredProjection projection, int ticks)
    {
        if (ticks == 0)
        {
            return projection;
        }

        var old = projection.Synapses;
        var delays = Array.ConvertAll(old.Delays, delay => checked((byte)(delay + ticks)));
        return projection with { Synapses = new SynapseList(old.TargetStart, old.Sources, old.Weights, delays) };
    }
}
