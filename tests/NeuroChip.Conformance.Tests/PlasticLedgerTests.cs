using NeuroChip.Core.Hardware;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Learning is booked like everything else: by tick, core and layer, so that the smallest lines add up.</summary>
public class PlasticLedgerTests
{
    static readonly EventKind[] Learning = [EventKind.PlasticUpdate, EventKind.WeightWrite, EventKind.TraceUpdate];

    [Fact]
    public void Lines_OfChipsThatLearn_AddUpToEveryCoreAndHaveTicksAndLayers()
    {
        var booked = 0L;
        for (var number = 0; number < PlasticChips.Kinds; number++)
        {
            var plan = ExecutionPlan.From(PlasticChips.Make(number));
            var samples = TestSamples.Random(3, ticks: 23, PlasticChips.Inputs, oneIn: 4, values: 2, seed: 7);
            var ledger = new LedgerRun(plan, samples.Ticks);

            var record = ChipEmulator.Run(plan, samples, new(), ledger.Probe);

            var lines = ledger.Lines(EnergyModel.Price(plan.Image, record)).Where(line => line.Phase is LedgerPhase.Run or LedgerPhase.ReadOut).ToList();
            foreach (var kind in Learning)
            {
                var ofKind = lines.Where(line => line.Component == EnergyModel.NameOf(kind)).ToList();
                ofKind.Should().OnlyContain(line => line.FirstTick != null && line.Core != null && line.Layer != "");
                foreach (var (index, core) in plan.Image.Cores.Index())
                {
                    ofKind.Where(line => line.Core == core.Core).Sum(line => line.Count).Should().Be(record.EventsByCore[index][kind], "{0} of chip {1}", kind, number);
                }

                booked += (long)ofKind.Sum(line => line.Count);
            }
        }

        booked.Should().BeGreaterThan(10_000);
    }
}
