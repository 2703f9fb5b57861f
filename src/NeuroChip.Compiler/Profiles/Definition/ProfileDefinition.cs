using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Units;
using static NeuroChip.Compiler.Profiles.Definition.Presence;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>
/// Every key of a hardware profile, once: name, kind with range, one sentence of explanation, and how it is held. Reading, writing,
/// <c>--set</c>, comparison, the JSON Schema and the key reference all walk this table. A new key is a new row.
/// </summary>
static partial class ProfileDefinition
{
    const int Many = 1 << 20;

    public static MappingKind<HardwareProfile> Root { get; } = new("a hardware profile", BlankProfile)
    {
        { "title", Required, Text(), "One line for lists.", p => p.Title, (p, v) => p with { Title = v } },
        { "sources", Optional, Sources(), "Papers and files that the numbers come from, by the key that entries cite.",
            p => p.Sources.Select(s => (s.Key, s.Value)).ToImmutableArray(),
            (p, v) => p with { Sources = v.ToImmutableSortedDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal) } },
        { "notes", Optional, new ListKind<string>(Text()), "What no key can say: contradictions between sources, limits that are not checked.",
            p => p.Notes, (p, v) => p with { Notes = v } },
        { "mesh", Required, Mesh(), "Grid of tiles.", p => p.Mesh, (p, v) => p with { Mesh = v } },
        { "core", Required, Core(), "What fits into one core.", p => p.Core, (p, v) => p with { Core = v } },
        { "synapse", Required, Synapse(), "Formats of one synapse.", p => p.Synapse, (p, v) => p with { Synapse = v } },
        { "neuron", Required, Neuron(), "Formats of the neuron circuit and its update rule.", p => p.Neuron, (p, v) => p with { Neuron = v } },
        { "crossbar", Optional, Crossbar(), "Physical array of a core; absent where synapses are stored in memory words.",
            p => p.Crossbar, (p, v) => p with { Crossbar = v } },
        { "device", Optional, Device(), "Memory cell of the crossbar with its periphery: values of its own, or 'preset: NAME' of a shipped device.",
            p => p.Device, (p, v) => p with { Device = v } },
        { "learning", Optional, Learning(), "On-chip learning engine; absent where the chip cannot learn.",
            p => p.Learning, (p, v) => p with { Learning = v } },
        { "noc", Optional, Noc(), "Routers and links, for --timing flit.", p => p.Noc, (p, v) => p with { Noc = v } },
        { "pipeline", Optional, Pipeline(), "Stages of a core that work side by side; absent where a core does one thing after the other.",
            p => p.Pipeline, (p, v) => p with { Pipeline = v } },
        { "quantization", Optional, Quantization(), "How real weights become codes.",
            p => p.Quantization, (p, v) => p with { Quantization = v } },
        { "tick", Optional, Time(1e-12, 1e3), "Length of a tick where the chip is clocked; absent where a tick ends at a barrier.",
            p => p.TickSeconds, (p, v) => p with { TickSeconds = v } },
        { "deadline", Optional, Time(1e-12, 1e3), "Time from the start of a tick after which packets are dropped; absent: none are.",
            p => p.DeadlineSeconds, (p, v) => p with { DeadlineSeconds = v } },
        { "supply", Optional, Supply(), "Voltage that the chip runs at; absent: prices hold as they stand.", p => p.Supply, (p, v) => p with { Supply = v } },
        { "energy", Optional, Prices(Energy()), "Energy per event. A price that is not published is left out.",
            p => ByEvent(p.Energy), (p, v) => p with { Energy = ToPrices(v) } },
        { "latency", Optional, Prices(Time(0, 1e3)), "Time per event. A time that is not published is left out.",
            p => ByEvent(p.Latency), (p, v) => p with { Latency = ToPrices(v) } },
        { "staticPower", Optional, Powers(), "Power that flows whatever the network does; the entries add up.",
            p => ByName(p.StaticPower), (p, v) => p with { StaticPower = ToPowers(v) } },
    };

    static HardwareProfile BlankProfile() => new()
    {
        Name = "",
        Title = "",
        Mesh = BlankMesh(),
        Core = new CoreSpec(),
        Synapse = BlankSynapse(),
        Neuron = BlankNeuron(),
    };

    static CountKind Count(int min, int max) => new(min, max);

    static FlagKind Flag() => new();

    static TextKind Text() => new();

    static QuantityKind Time(double min, double max) => new(Unit.Second, min, max);

    static QuantityKind Energy() => new(Unit.Joule, 0, 1);

    static TableKind<string> Sources() => new(NameRule.Word, Text(), ProfileCodes.DuplicateKey);
}
