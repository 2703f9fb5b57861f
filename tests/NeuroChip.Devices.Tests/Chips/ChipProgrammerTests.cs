using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Devices.Tests.Chips;

public class ChipProgrammerTests
{
    static readonly DeviceSpec Spread = TestChip.Device with { ProgrammingSigma = 0.05, RangeSpread = 0.05, StuckOff = 0.05 };

    // Gmin 1 µS, Gmax 40 µS, codes ±1 of largest 15: w = 1/15. Gp = 1 + 39/15 = 3.6 µS, Gn = 1 µS; the spike of input 0 drives 4.6 µS of target 0
    // and (40 + 1) µS of target 1, whose code is −15. Effective codes are the codes; with 8 bits of room and 13 of mantissa, 15 · 2^8 = 3840.
    [Fact]
    public void Program_HandWorked_TwoCells()
    {
        var image = TestChip.Of(TestChip.Device, 1, 2, (_, output) => output == 0 ? 1 : -15);

        var chip = TestChip.Program(image, Fidelity.Statistical);

        chip.UnitSiemens[0].Should().BeApproximately(45.6e-6, 1e-12);
        chip.Layers[0].FractionBits.Should().Be(8);
        chip.Image.Cores[0].Blocks[0].Codes.Should().Equal(1 << 8, -15 * (1 << 8));
        chip.Image.Projections[0].Exponent.Should().Be(2 + TestChip.StateShift - 8);
        chip.Image.Populations[0].Parameters["stateShift"][0].Should().Be(0);
    }

    [Fact]
    public void Program_Ideal_IsTheImageItself()
    {
        var image = TestChip.Random(Spread, 8, 6);

        TestChip.Program(image, Fidelity.Ideal).Image.Should().BeSameAs(image);
    }

    public static TheoryData<CrossbarMapping, int, int> Mappings => new()
    {
        { CrossbarMapping.Differential, 1, 8 }, { CrossbarMapping.DifferentialCentred, 1, 8 }, { CrossbarMapping.OffsetDigital, 1, 8 },
        { CrossbarMapping.OffsetReference, 1, 8 }, { CrossbarMapping.Differential, 2, 2 }, { CrossbarMapping.OffsetDigital, 3, 2 },
        { CrossbarMapping.OffsetReference, 3, 2 },
    };

    // What the mappings differ in is how errors act; without errors all give the codes back.
    [Theory]
    [MemberData(nameof(Mappings))]
    public void Program_WithoutErrors_GivesTheCodesBack(CrossbarMapping mapping, int slices, int cellBits)
    {
        var image = TestChip.Of(TestChip.Device, 5, 3, (i, o) => ((i * 3) + o) - 7, mapping, bits: 5, slices, cellBits);

        var chip = TestChip.Program(image, Fidelity.Statistical);

        chip.Layers[0].WeightError.Should().BeLessThan(1e-12);
        var scale = 1 << chip.Layers[0].FractionBits;
        chip.Image.Cores[0].Blocks[0].Codes.Should().Equal(image.Cores[0].Blocks[0].Codes.Select(code => (short)(code * scale)));
    }

    // The integers against double precision: half a unit of the last place, and no more.
    [Fact]
    public void Program_Integers_AreWithinTheStatedBound()
    {
        var layer = TestChip.Program(TestChip.Random(Spread, 64, 32), Fidelity.Statistical).Layers[0];

        layer.FormatError.Should().BePositive().And.BeLessThanOrEqualTo(Math.ScaleB(1, -layer.FractionBits - 1));
        layer.WeightError.Should().BeInRange(0.05, 1);
    }

    [Fact]
    public void Program_SameChip_SameBitsWhateverTheThreads()
    {
        var image = TestChip.Random(Spread, 64, 32);

        var one = ChipProgrammer.Program(image, new ProgrammingOptions { Fidelity = Fidelity.Statistical, Chip = 3 });
        var two = ChipProgrammer.Program(image, new ProgrammingOptions { Fidelity = Fidelity.Statistical, Chip = 3, Threads = 4 });
        var other = ChipProgrammer.Program(image, new ProgrammingOptions { Fidelity = Fidelity.Statistical, Chip = 4 });

        ImageHash.Of(two.Image).Should().Be(ImageHash.Of(one.Image));
        ImageHash.Of(other.Image).Should().NotBe(ImageHash.Of(one.Image));
    }

    [Fact]
    public void Program_UnusedOption_ChangesNothing()
    {
        var image = TestChip.Random(TestChip.Device with { ProgrammingSigma = 0.05 }, 16, 16);
        var withMore = image with { Profile = image.Profile with { Device = image.Profile.Device! with { DriftExponent = 0.1, ReadVolts = 0.1, CycleToCycle = 0.1 } } };

        TestChip.Program(withMore, Fidelity.Statistical).Image.Cores[0].Blocks[0].Codes
            .Should().Equal(TestChip.Program(image, Fidelity.Statistical).Image.Cores[0].Blocks[0].Codes);
    }

    // 40 000 devices: 2 % ± 5 standard errors of 0.07 % stuck at Gmin, 3 % at Gmax.
    [Fact]
    public void Program_StuckShares_AreThoseOfTheDevice()
    {
        var device = TestChip.Device with { StuckOff = 0.02, StuckOn = 0.03 };

        var tally = TestChip.Program(TestChip.Of(device, 200, 100, (_, _) => 0), Fidelity.Statistical).Total;

        tally.Cells.Should().Be(40_000);
        ((double)tally.Stuck / tally.Cells).Should().BeApproximately(0.05, 5 * Math.Sqrt(0.05 * 0.95 / 40_000));
    }

    [Fact]
    public void Program_OnlyProjection_LeavesOthersExact()
    {
        var image = TestChip.Random(Spread, 16, 16);

        var chip = ChipProgrammer.Program(image, new ProgrammingOptions { Fidelity = Fidelity.Statistical, OnlyProjection = 7 });

        chip.Layers[0].WeightError.Should().BeLessThan(1e-12);
        chip.Image.Cores[0].Blocks[0].Codes.Should().Equal(image.Cores[0].Blocks[0].Codes);
    }

    [Fact]
    public void Program_PermutedAroundStuck_HasSmallerErrors()
    {
        var image = TestChip.Random(TestChip.Device with { StuckOff = 0.05, StuckOn = 0.05 }, 48, 24);

        var plain = TestChip.Program(image, Fidelity.Statistical).Layers[0].WeightError;
        var permuted = ChipProgrammer.Program(image, new ProgrammingOptions { Fidelity = Fidelity.Statistical, PermutesAroundStuck = true }).Layers[0].WeightError;

        permuted.Should().BeLessThan(0.9 * plain);
    }

    // One weight line in eight can move, and the four worst do: fewer stuck devices hold weights, and no other line moved.
    [Fact]
    public void Program_SpareColumns_TakeOverTheMostDamaged()
    {
        var image = TestChip.Random(TestChip.Device with { StuckOn = 0.02 }, 48, 32);
        var spare = image with { Profile = image.Profile with { Crossbar = image.Profile.Crossbar! with { SpareColumns = 8 } } };
        var options = new ProgrammingOptions { Fidelity = Fidelity.Statistical, UsesSpares = true };

        var plain = TestChip.Program(spare, Fidelity.Statistical);
        var repaired = ChipProgrammer.Program(spare, options);

        repaired.Total.Spares.Should().Be(4);
        plain.Total.Spares.Should().Be(0);
        repaired.Layers[0].WeightError.Should().BeLessThan(0.95 * plain.Layers[0].WeightError);
        ChangedColumns(plain, repaired, outputs: 32).Should().Be(4);
        Rejects.With("NC6163", () => ChipProgrammer.Program(image, options));
    }

    // Without stuck devices nothing moves.
    [Fact]
    public void Program_SparesNotNeeded_ChangeNothing()
    {
        var image = TestChip.Random(TestChip.Device with { ProgrammingSigma = 0.05 }, 16, 8);
        var spare = image with { Profile = image.Profile with { Crossbar = image.Profile.Crossbar! with { SpareColumns = 4 } } };

        ChipProgrammer.Program(spare, new ProgrammingOptions { Fidelity = Fidelity.Statistical, UsesSpares = true }).Image.Cores[0].Blocks[0].Codes
            .Should().Equal(TestChip.Program(image, Fidelity.Statistical).Image.Cores[0].Blocks[0].Codes);
    }

    static int ChangedColumns(ProgrammedChip one, ProgrammedChip other, int outputs)
    {
        var (before, after) = (one.Image.Cores[0].Blocks[0].Codes, other.Image.Cores[0].Blocks[0].Codes);
        return Enumerable.Range(0, outputs).Count(output => Enumerable.Range(0, before.Length / outputs)
            .Any(input => before[(input * outputs) + output] != after[(input * outputs) + output]));
    }

    // I = G·(V − 0.25 V³) at 0.8 V: every cell conducts 1 − 0.25 · 0.64 = 0.84 of its slope, and so every weight counts.
    [Fact]
    public void Program_CubicCells_ConductLessAtTheReadVoltage()
    {
        var image = TestChip.Of(TestChip.Device with { CurrentLaw = CellCurrentLaw.Cubic, ReadVolts = 0.8 }, 1, 1, (_, _) => 15);

        var chip = TestChip.Program(image, Fidelity.Statistical);

        chip.Layers[0].WeightError.Should().BeApproximately(0.16, 1e-9);
        chip.UnitSiemens[0].Should().BeApproximately(0.84 * 41e-6, 1e-12);
    }

    // A converter of 4 bits over ±45 codes of 1/256: half a step is 45 · 256/16 = 720 units, the highest bit half of the range of 16 · 1440 units.
    [Fact]
    public void Program_SuccessiveApproximation_HandWorked()
    {
        var image = TestChip.Of(TestChip.Device with { ConverterBits = 4, ConverterKind = ConverterKind.Sar, ConverterGainDecibels = 400 }, 3, 2, (_, _) => 15);

        var readout = TestChip.Program(image, Fidelity.Statistical).Image.Projections[0].Readout!;

        (readout.Step, readout.LargestCode).Should().Be((1440, 15));
        readout.Search!.Weights.Should().Equal(11520, 11520, 5760, 5760, 2880, 2880, 1440, 1440);
        readout.Search.Offsets.Should().OnlyContain(offset => offset == 0);
    }

    // All conductances lose a fifth: one gain a column brings them back but for its own steps of 1/256.
    [Fact]
    public void Program_RescaledColumns_UndoACommonLoss()
    {
        var device = TestChip.Device with { Retention = RetentionKind.PowerLaw, DriftExponent = 0.1, MinSiemens = 0 };
        var options = new ProgrammingOptions { Fidelity = Fidelity.Statistical, AgeSeconds = 200 };
        var image = TestChip.Random(device, 32, 8);

        ChipProgrammer.Program(image, options).Layers[0].WeightError.Should().BeApproximately(1 - Math.Pow(10, -0.1), 1e-9);
        ChipProgrammer.Program(image, options with { RescalesColumns = true }).Layers[0].WeightError.Should().BeLessThan(1.0 / 256);
    }

    // One device pair an input, noise of 1 % of Gmax each: √2 · 0.01 / (1 − 1/40) of the largest weight, which is code 15; in 1/256 of a mantissa unit.
    [Fact]
    public void Program_ReadNoise_HandWorked()
    {
        var image = TestChip.Of(TestChip.Device with { ReadNoise = 0.01 }, 3, 2, (_, _) => 15);

        var chip = TestChip.Program(image, Fidelity.Statistical).Image;

        var readout = chip.Projections[0].Readout!;
        readout.NoiseQ8[0].Should().Be((int)Math.Round(Math.Sqrt(2) * 0.01 / (1 - 0.025) * 15 * 256 * 256 * ReadoutImage.NoiseScale));
        readout.Step.Should().Be(0);
    }

    // Converters of 4 bits over the largest sum of 3 inputs of code 15: codes −7 … 7 of 45/7 codes; in 1/256, 1645.7, rounded up so that all fits.
    [Fact]
    public void Program_Converter_HandWorked()
    {
        var image = TestChip.Of(TestChip.Device with { ConverterBits = 4 }, 3, 2, (_, _) => 15);

        var readout = TestChip.Program(image, Fidelity.Statistical).Image.Projections[0].Readout!;

        (readout.Step, readout.LargestCode).Should().Be((1646, 7));
        readout.NoiseQ8.IsEmpty.Should().BeTrue();
    }

    // Observed: input 0 alone (15) and all three (45): the calibrated range ends at 45, and at 15 where only the first was observed.
    [Theory]
    [InlineData(true, 1646)]
    [InlineData(false, 549)]
    public void Program_CalibratedConverter_CoversWhatWasObserved(bool all, int step)
    {
        var device = TestChip.Device with { ConverterBits = 4, ConverterRange = ConverterRangeKind.Calibrated, ConverterTail = 0 };
        var options = new ProgrammingOptions { Fidelity = Fidelity.Statistical, ObservedTicks = all ? [[new(0, 1)], [new(0, 1), new(1, 1), new(2, 1)]] : [[new(0, 1)], [new(3, 1)]] };

        ChipProgrammer.Program(TestChip.Of(device, 3, 2, (_, _) => 15), options).Image.Projections[0].Readout!.Step.Should().Be(step);
    }

    [Fact]
    public void Program_NoDevice_IsRefused()
    {
        var image = TestChip.Random(Spread, 2, 2);

        Rejects.With("NC3100", () => TestChip.Program(image with { Profile = image.Profile with { Device = null } }, Fidelity.Statistical));
        Rejects.With("NC3101", () => TestChip.Program(image, Fidelity.Measured));
    }

    // 300 000 inputs of code 127 and exponent 6: beyond 2^31.
    [Fact]
    public void Program_DriveBeyond32Bits_IsRefused()
    {
        var image = TestChip.Of(TestChip.Device, 40_000, 1, (_, _) => 127, bits: 8);
        var strong = image with { Projections = [image.Projections[0] with { Exponent = 6 }] };

        Rejects.With("NC3102", () => TestChip.Program(strong, Fidelity.Statistical));
    }

    [Fact]
    public void Program_Wires_LoseCurrentAndStateTheEstimatesError()
    {
        var device = TestChip.Device with { WireOhms = 2, MeasuredLaw = "" };
        var image = TestChip.Of(device, 64, 32, (_, _) => 15);

        var fast = TestChip.Program(image, Fidelity.IrDrop).Layers[0];
        var exact = TestChip.Program(image with { Profile = image.Profile with { Device = device with { WireSolver = WireSolver.Exact } } }, Fidelity.IrDrop).Layers[0];

        fast.WireError.Should().BePositive().And.BeLessThan(0.01);
        fast.WeightError.Should().BeApproximately(exact.WeightError, 0.01).And.BeGreaterThan(0.02);
    }
}
