using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Emulator.Tests.Accounting;

public class LedgerRunTests
{
    // Every event has a price but one; all-in prices and static power stand beside.
    static readonly HardwareProfile Priced = TestProfiles.Plain with
    {
        TickSeconds = 1e-3,
        Energy =
        [
            .. Enum.GetValues<EventKind>().Where(kind => kind is not (EventKind.PacketReceived or EventKind.NeuronRowRead))
                .Select(kind => Price(kind, ((int)kind + 1) * 1e-12, PriceScope.PerTerm)),
            Price(EventKind.NeuronRowRead, 1, PriceScope.AllIn),
        ],
        StaticPower = [new PowerEntry { Name = "chip", Watts = 1e-3, How = Evidence.Assumed, Source = "t" }],
    };

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public void Lines_OfARandomChip_AddUpToTheReportFromTheSmallestOn(int threads, bool dense)
    {
        var plan = ExecutionPlan.From(TestImages.Recurrent(dense, Priced));
        var samples = TestSamples.Random(samples: 7, ticks: 9, inputs: [20], oneIn: 3, values: 3, seed: 8);
        var ledger = new LedgerRun(plan, 9);

        var record = ChipEmulator.Run(plan, samples, new() { Threads = threads }, ledger.Probe);

        var report = EnergyModel.Price(plan.Image, record);
        var lines = ledger.Lines(report).ToList();
        var events = record.TotalEvents();
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            lines.Where(line => line.Phase is LedgerPhase.Run or LedgerPhase.ReadOut && line.Component == EnergyModel.NameOf(kind) && line.Scope != "allIn")
                .Sum(line => line.Count).Should().Be(events[kind], "{0}", kind);
        }

        // The same joules by core, and in all.
        foreach (var (index, core) in plan.Image.Cores.Index())
        {
            var expected = EnergyModel.Prices(plan.Image, PriceScope.PerTerm).Where(price => price.Event != EventKind.Barrier).Sum(price => price.Joules * record.EventsByCore[index][price.Event]);
            lines.Where(line => line.Counts && line.Core == core.Core).Sum(line => line.Joules!.Value).Should().BeApproximately(expected, 1e-12 * expected);
        }

        lines.Where(line => line.Counts).Sum(line => line.Joules!.Value).Should().BeApproximately(report.TotalJoules, 1e-12 * report.TotalJoules);
        lines.Where(line => line.Component == "packetReceived").Should().OnlyContain(line => line.Price == null && line.Joules == null && line.Scope == "missing");
        lines.Where(line => line.Scope == "static").Should().ContainSingle();
        lines.Where(line => line.Scope == "allIn").Should().ContainSingle();
    }

    [Fact]
    public void Lines_LoadAndProgram_AreListedWithoutAPrice()
    {
        var plan = ExecutionPlan.From(TestImages.Recurrent(dense: true, TestProfiles.Plain));

        var ledger = new LedgerRun(plan, 3);
        var record = ChipEmulator.Run(plan, TestSamples.Random(1, 3, [20], 2, 1, 1), new(), ledger.Probe);

        var lines = ledger.Lines(EnergyModel.Price(plan.Image, record)).ToList();

        lines[0].Should().Match<LedgerLine>(line => line.Phase == LedgerPhase.Load && line.Unit == "bit" && line.Joules == null);
        lines[1].Should().Match<LedgerLine>(line => line.Phase == LedgerPhase.Program && line.Component == "weightWrite" && line.Joules == null);
    }

    [Fact]
    public void Price_NamedAlternativeAtAnotherVoltage_IsUsedAndSaid()
    {
        var price = Price(EventKind.SynapticEvent, 10e-12, PriceScope.AllIn) with
        {
            Use = "term",
            Alternatives = [Price(EventKind.SynapticEvent, 4e-12, PriceScope.PerTerm) with { Alternative = "term", Volts = 0.8 }],
        };
        var power = new PowerEntry { Name = "chip", Watts = 1e-3, Volts = 0.8, How = Evidence.Assumed, Source = "t" };
        var profile = TestProfiles.Plain with { Energy = [price], StaticPower = [power], Supply = new() { Volts = 0.4, StaticExponent = 3 }, TickSeconds = 1e-3 };
        var plan = ExecutionPlan.From(TestImages.Recurrent(dense: true, profile));

        var report = EnergyModel.Price(plan.Image, ChipEmulator.Run(plan.Image, TestSamples.Random(1, 3, [20], 2, 1, 1), new()));

        // A quarter of 4 pJ; an eighth of 1 mW.
        report.Events.Single().Price.Should().BeApproximately(1e-12, 1e-24);
        report.Events.Single().Source.Should().Be("t, alternative 'term', scaled from 0.8 V to 0.4 V");
        report.Static.Single().Price.Should().BeApproximately(0.125e-3, 1e-15);
        report.AllIn.Should().BeEmpty();
    }

    static PriceEntry Price(EventKind kind, double joules, PriceScope scope) =>
        new() { Event = kind, Value = joules, How = Evidence.Assumed, Scope = scope, Source = "t" };
}
