using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Devices.Chips;
using NeuroChip.Devices.Pulses;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Conformance.Tests;

/// <summary>One pulse in the integers of the emulator against the same pulse in double precision.</summary>
public class DevicePulseTests
{
    const int One = PlasticDevices.StateOne;

    static readonly DeviceSpec Plain = new() { Source = "test", MinSiemens = 1e-6, MaxSiemens = 40e-6 };

    static readonly PlasticDevices Law = new()
    {
        Seed = 1,
        PerSynapse = 1,
        Policy = PulsePolicy.Sign,
        PulsesUp = 1,
        PulsesDown = 1,
        Gain = 255 << 3,
        Offset = 0,
        LargestWeight = 2040,
        FractionBits = 3,
    };

    static readonly DeviceSpec Damped = Plain with { PulseLaw = PulseLawKind.Damped, WeightMin = 0, WeightMax = 1, StepSize = 0.0017, DampingUp = 3 };
    static readonly DeviceSpec Soft = Plain with { PulseLaw = PulseLawKind.Linear, StepSize = 0.002, GammaUp = 1, GammaDown = 1 };
    static readonly DeviceSpec Saturating = Plain with { PulseLaw = PulseLawKind.SaturatingExponential, NonlinearityUp = 1, NonlinearityDown = -1 };
    static readonly DeviceSpec Power = Plain with { PulseLaw = PulseLawKind.Power, WeightMin = 0, WeightMax = 1, StepSize = 0.01, GammaUp = 2, GammaDown = 2 };

    static readonly DeviceSpec Exponential = Plain with
    {
        PulseLaw = PulseLawKind.Exponential,
        StepSize = 0.00135,
        StepAsymmetry = 0.259,
        ExponentialSlope = -0.5,
        ExponentialShift = -0.5,
        GammaUp = 5,
        GammaDown = 5,
        AmplitudeUp = -1.18445,
        AmplitudeDown = -0.081404,
    };

    static readonly DeviceSpec Piecewise = Plain with
    {
        PulseLaw = PulseLawKind.Piecewise,
        WeightMin = 0,
        WeightMax = 1,
        StepSize = 0.01,
        FactorsUp = [1, 0.5, 0],
        FactorsDown = [0.25, 0.25, 1],
    };

    static readonly DeviceSpec Binary = Plain with { PulseLaw = PulseLawKind.Binary, Parallel = 4, SwitchUp = 1, SwitchDown = 0.5 };

    public static TheoryData<PulseLawKind> Graded => [.. Specs.Keys];

    static readonly Dictionary<PulseLawKind, DeviceSpec> Specs = new[] { Damped, Soft, Saturating, Power, Exponential, Piecewise }.ToDictionary(device => device.PulseLaw);

    // Shares of the window after one pulse, by hand:
    // damped         0.5 + 0.0017·e^(−3·0.5) = 0.5 + 0.0017·0.2231302                                       = 0.50037932
    // soft bounds    a signed weight of 0 in −1 … 1 moves by 0.002·(1 − 0), half of that as a share          = 0.501
    // saturating     label 1: a = 1.25165, A = 125.165; B = 1/(1 − e^(−1/1.25165)) = 1.817544; from 0: B·(1 − e^(−1/125.165)) = 0.0144632 (to the digits of a)
    // power          0.5 + 0.01·0.5²                                                                          = 0.5025
    // exponential    share 0.5: z = −0.5; the step 0.00135·(1 + 1.18445·e^(−2.5)) = 0.001481258, half of it      = 0.50074063
    // piecewise      share 0.25: the factor between 1 and 0.5 is 0.75; 0.25 + 0.0075                          = 0.2575
    [Theory]
    [InlineData(PulseLawKind.Damped, 0.5, 0.50037932)]
    [InlineData(PulseLawKind.Linear, 0.5, 0.501)]
    [InlineData(PulseLawKind.SaturatingExponential, 0, 0.0144632)]
    [InlineData(PulseLawKind.Power, 0.5, 0.5025)]
    [InlineData(PulseLawKind.Exponential, 0.5, 0.50074063)]
    [InlineData(PulseLawKind.Piecewise, 0.25, 0.2575)]
    public void Graded_OnePulseUp_IsWhatAHandWorksOut(PulseLawKind kind, double before, double after) =>
        ((double)Pulse(PulseTable.Graded(Law, Specs[kind]), before, up: true) / One).Should().BeApproximately(after, 6e-8);

    // The bound of docs/decisions/0011: two units of the state for roundings, and what a chord leaves out of a curved law.
    [Theory]
    [MemberData(nameof(Graded))]
    public void Graded_AnyState_IsWithinTheStatedBound(PulseLawKind kind)
    {
        var (law, exact) = (PulseTable.Graded(Law, Specs[kind]), DevicePulses.LawOf(Specs[kind]));
        var bound = 2 + PulseTable.CurvatureError(exact);
        // Where measured points join at an angle, the bound is that of the whole step between two entries.
        bound.Should().BeLessThan(kind == PulseLawKind.Piecewise ? 40 : 3);
        for (var at = 0; at <= 5000; at++)
        {
            foreach (var up in new[] { true, false })
            {
                var share = at / 5000.0;
                var expected = (exact.Apply(exact.Minimum + (share * (exact.Maximum - exact.Minimum)), up ? 1 : -1) - exact.Minimum) / (exact.Maximum - exact.Minimum);
                Pulse(law, share, up).Should().BeInRange((int)Math.Floor((expected * One) - bound), (int)Math.Ceiling((expected * One) + bound), $"{kind} at {share}, up {up}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Graded))]
    public void Graded_ManyPulses_StayWithinTheWindowAndAreMonotone(PulseLawKind kind)
    {
        var law = PulseTable.Graded(Law, Specs[kind]);
        var state = 0;
        for (var pulse = 0; pulse < 5000; pulse++)
        {
            var next = DevicePulse.Graded(law, state, up: true, 1 << PlasticDevices.FactorBits, noise: 0);
            next.Should().BeInRange(state, One);
            state = next;
        }

        for (var pulse = 0; pulse < 5000; pulse++)
        {
            var next = DevicePulse.Graded(law, state, up: false, 1 << PlasticDevices.FactorBits, noise: 0);
            next.Should().BeInRange(0, state);
            state = next;
        }
    }

    // P pulses span the window of a saturating exponential: here 100, of label 1.
    [Fact]
    public void Graded_SaturatingExponential_SpansItsWindowInItsPulses()
    {
        var law = PulseTable.Graded(Law, Saturating);
        var state = 0;
        for (var pulse = 0; pulse < 100; pulse++)
        {
            state = DevicePulse.Graded(law, state, up: true, 1 << PlasticDevices.FactorBits, noise: 0);
        }

        state.Should().BeInRange(One - 300, One);
    }

    // A device whose steps are twice those of the law, and one that has none.
    [Theory]
    [InlineData(2, 0.502)]
    [InlineData(0, 0.5)]
    public void Graded_FactorOfTheDevice_MultipliesTheStep(int factor, double after) =>
        ((double)DevicePulse.Graded(PulseTable.Graded(Law, Soft), One / 2, up: true, factor << PlasticDevices.FactorBits, noise: 0) / One)
            .Should().BeApproximately(after, 2e-7);

    // All four switch on at once; then each of them off with one half: on average two are left.
    [Fact]
    public void Switched_ParallelDevices_SwitchEachByItsOwnChance()
    {
        var law = PulseTable.Switching(Law, Binary);
        DevicePulse.Switched(law, 0, up: true, 1 << PlasticDevices.FactorBits, Address(0), device: 0).Should().Be(One);
        const int trials = 4000;
        var left = Enumerable.Range(0, trials).Average(trial => (double)DevicePulse.Switched(law, One, up: false, 1 << PlasticDevices.FactorBits, Address(trial), 0) / One);
        left.Should().BeApproximately(0.5, 4 * 0.25 / Math.Sqrt(trials));
    }

    // Standard deviation 2 % of the window; 40,000 draws give it to 1.4 % (four deviations), and the mean to 0.04 % of the window.
    [Fact]
    public void Noise_ManyPulses_HasTheDeviationAskedFor()
    {
        var law = PulseTable.Graded(Law, Soft with { CycleToCycle = 0.02 });
        var noise = Enumerable.Range(0, 40_000).Select(trial => (double)DevicePulse.Noise(law, Address(trial).Block(0, 0)) / One).ToArray();
        noise.Average().Should().BeApproximately(0, 0.0004);
        Math.Sqrt(noise.Average(value => value * value)).Should().BeApproximately(0.02, 0.0003);
    }

    // Four levels; a state at 0.4 is between 1/3 and 2/3, and 0.2 of the way: the mean stays.
    [Fact]
    public void OnLevel_BetweenTwo_KeepsTheMean()
    {
        var law = PulseTable.Graded(Law with { Levels = 4 }, Soft);
        var states = Enumerable.Range(0, 20_000).Select(trial => DevicePulse.OnLevel(law, (int)(0.4 * One), Address(trial).Block(0, 1).X0)).ToArray();
        states.Distinct().Order().Should().Equal((One + 1) / 3, (2 * One + 1) / 3);
        states.Average(state => (double)state / One).Should().BeApproximately(0.4, 0.004);
    }

    [Fact]
    public void Block_OtherPulseDeviceOrTick_IsAnotherDraw()
    {
        var address = new PulseAddress(1, 2, 3, 4, 5, 6);
        (uint, uint, uint, uint)[] blocks =
        [
            address.Block(0, 0), address.Block(1, 0), address.Block(0, 1), (address with { Pulse = 7 }).Block(0, 0), (address with { Target = 5 }).Block(0, 0),
            (address with { Tick = 6 }).Block(0, 0), (address with { Source = 4 }).Block(0, 0), (address with { Projection = 3 }).Block(0, 0), (address with { Seed = 2 }).Block(0, 0),
        ];
        blocks.Should().OnlyHaveUniqueItems();
    }

    // 0.3 of the window is 76.5 codes, 612 eighths; one of both signs 0.3·512 − 256 = −102.4 codes, −819.2 eighths.
    [Theory]
    [InlineData(255 << 3, 0, 612)]
    [InlineData(512 << 3, -256 << 3, -819)]
    [InlineData(-255 << 3, 0, -612)]
    public void Weight_OfAShare_IsTheNearestCode(int gain, int offset, int expected) =>
        (Law with { Gain = gain, Offset = offset, LargestWeight = 4096 }).Weight(PlasticDevices.Share(0, 1 << PlasticDevices.ShareBits, (int)(0.3 * One))).Should().Be((short)expected);

    static int Pulse(PlasticDevices law, double share, bool up) =>
        DevicePulse.Graded(law, (int)Math.Round(share * One), up, 1 << PlasticDevices.FactorBits, noise: 0);

    static PulseAddress Address(int trial) => new(9, 0, trial, 0, 0, 0);
}
