using System.Globalization;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Hardware;
using NeuroChip.Tests.Shared;
using Xunit.Abstractions;

namespace NeuroChip.Compiler.Tests.Mapping.References;

/// <summary>The mapper against long annealing (annealed.csv, made by <see cref="LongAnnealing"/>) and against the usual partition by edge cut.</summary>
public class ReferenceTests(ITestOutputHelper output)
{
    const double SendPicojoules = 111, HopXPicojoules = 3, HopYPicojoules = 4.2;
    static readonly string References = Path.Combine(SharedFolders.Repository, "tests", "NeuroChip.Compiler.Tests", "Mapping", "References", "annealed.csv");

    static readonly Dictionary<string, ReferenceNet> Annealed = new[]
    {
        ReferenceNet.SmallWorld(70, 6, 0.1, 3, 10),
        ReferenceNet.Layered(4, 40, 5, 1, 3, 20),
        ReferenceNet.SmallWorld(300, 10, 0.2, 4, 20),
        ReferenceNet.Layered(6, 100, 7, 2, 4, 40),
        ReferenceNet.Microcircuit(500, 4, 36),
        ReferenceNet.SmallWorld(900, 16, 0.1, 4, 64),
    }.ToDictionary(net => net.Name);

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var name in Annealed.Keys)
        {
            foreach (var term in new[] { "packets", "hops", "energy" })
            {
                cases.Add(name, term);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compile_SmallNet_IsWithinATenthOfLongAnnealing(string name, string term)
    {
        var reference = File.ReadLines(References).Select(line => line.Split(',')).Single(cells => cells[0] == name && cells[1] == term);
        var found = Figure(term, Map(Annealed[name], MappingObjective.Parse(term, out _)!));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {term}: {found} against {reference[2]}"));

        found.Should().BeLessThanOrEqualTo(1.1 * double.Parse(reference[2], CultureInfo.InvariantCulture));
    }

    public static TheoryData<string, int> EdgeCutCases() => new()
    {
        { "layered", 4 }, { "layered", 5 }, { "layered", 6 }, { "layered", 7 },
        { "small-world", 4 }, { "small-world", 5 }, { "small-world", 6 }, { "small-world", 7 },
        { "microcircuit", 4 }, { "microcircuit", 5 }, { "microcircuit", 6 }, { "microcircuit", 7 },
    };

    [Theory]
    [MemberData(nameof(EdgeCutCases))]
    public void Compile_AgainstEdgeCut_TakesFifteenPercentFewerMulticastHops(string kind, int side)
    {
        var net = OnMesh(kind, side);
        var part = EdgeCutPartition.Run(net, 1);
        long Placed(bool byMessages) =>
            new PlainMapping(net, AnnealedPlacement.Run(net, part, byMessages, 40_000, 1), (dx, dy) => dx + dy).MulticastHops();
        var (bySynapses, byMessages) = (Placed(byMessages: false), Placed(byMessages: true));

        var found = Map(net, MappingObjective.Of(MappingTerm.Multicast)).MulticastHops;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{net.Name} {side}×{side}: {found} against {bySynapses} placed by synapses: {Percent(found, bySynapses)}, {byMessages} placed by messages: {Percent(found, byMessages)}"));
        found.Should().BeLessThanOrEqualTo(0.85 * bySynapses).And.BeLessThanOrEqualTo(0.87 * byMessages);
    }

    static string Percent(double found, double baseline) => string.Create(CultureInfo.InvariantCulture, $"{100 * ((found / baseline) - 1):F1} %");

    /// <summary>Makes annealed.csv again where NEUROCHIP_ANNEAL_STEPS says with how many steps (the committed one: see its first line).</summary>
    [Fact]
    public void References_OnDemand_AreMadeAgain()
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable("NEUROCHIP_ANNEAL_STEPS"), out var steps))
        {
            return;
        }

        foreach (var (name, term) in Cases().Select(row => ((string)row[0], (string)row[1])))
        {
            var cost = LongAnnealing.Run(Annealed[name], WayOf(term), steps, 1);
            File.AppendAllText(References, string.Create(CultureInfo.InvariantCulture, $"{name},{term},{cost}\n"));
        }
    }

    static ReferenceNet OnMesh(string kind, int side)
    {
        var capacity = 32;
        var neurons = side * side * capacity;
        return kind switch
        {
            "layered" => ReferenceNet.Layered(8, neurons / 8, 9, 3, side, capacity + 2),
            "small-world" => ReferenceNet.SmallWorld(neurons, 20, 0.2, side, capacity + 2),
            _ => ReferenceNet.Microcircuit(neurons, side, capacity + 2),
        };
    }

    static MappingFigures Map(ReferenceNet net, MappingObjective objective)
    {
        var profile = TestChips.Loihi with
        {
            Mesh = new MeshSpec(net.Side, net.Side, 1, MeshTopology.Mesh),
            Core = new CoreSpec { Neurons = net.Capacity },
            Energy = [Price(EventKind.PacketSent, SendPicojoules), Price(EventKind.HopX, HopXPicojoules), Price(EventKind.HopY, HopYPicojoules)],
        };
        return net.ToGraph().Compile(profile, new CompileOptions { Mapping = new MappingRequest { Objective = objective } }).Report.Mapping!.Mapping;
    }

    static Func<int, int, double> WayOf(string term) => term switch
    {
        "packets" => (_, _) => 1,
        "hops" => (dx, dy) => dx + dy,
        _ => (dx, dy) => SendPicojoules + (HopXPicojoules * dx) + (HopYPicojoules * dy),
    };

    static double Figure(string term, MappingFigures figures) => term switch
    {
        "packets" => figures.Packets,
        "hops" => figures.Hops,
        _ => figures.EnergyJoules * 1e12,
    };

    static PriceEntry Price(EventKind kind, double picojoules) =>
        new() { Event = kind, Value = picojoules * 1e-12, How = Evidence.Assumed, Scope = PriceScope.PerTerm, Source = "test" };
}
