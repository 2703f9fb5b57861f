using NeuroChip.Core.Hardware;
using NeuroChip.Core.Units;
using static NeuroChip.Compiler.Profiles.Definition.Presence;

namespace NeuroChip.Compiler.Profiles.Definition;

static partial class ProfileDefinition
{
    static DeviceSpec BlankDevice() => new() { Source = "", MinSiemens = 0, MaxSiemens = 1 };

    /// <summary>A memory cell, in a profile or in a file of its own.</summary>
    public static MappingKind<DeviceSpec> Cell { get; } = Device();

    static MappingKind<DeviceSpec> Device() => new("a memory cell", BlankDevice)
    {
        { "preset", Optional, Text(), "Shipped device ('neurochip devices list'), or path of a file, that gives the values not given here.",
            d => d.Preset, (d, v) => d with { Preset = v } },
        { "title", Optional, Text(), "One line for lists.", d => d.Title, (d, v) => d with { Title = v } },
        { "source", Required, Text(), "Publications in full, or 'assumed: why'.", d => d.Source, (d, v) => d with { Source = v } },
        { "gmin", Required, Conductance(0), "Lowest programmable conductance; 0 S for a device that switches off completely.",
            d => d.MinSiemens, (d, v) => d with { MinSiemens = v } },
        { "gmax", Required, Conductance(1e-12), "Highest programmable conductance.", d => d.MaxSiemens, (d, v) => d with { MaxSiemens = v } },
        { "programmingLaw", Optional, NameKind.Of<DeviceErrorLaw>(), "Fidelity statistical: what the error of programming is a share of.",
            d => d.ProgrammingLaw, (d, v) => d with { ProgrammingLaw = v } },
        { "programmingSigma", Optional, Share(10), "Fidelity statistical: standard deviation, of uniform errors the full width.",
            d => d.ProgrammingSigma, (d, v) => d with { ProgrammingSigma = v } },
        { "measuredLaw", Optional, NameKind.Of(MeasuredLaws.Names), "Fidelity measured: published law of programming errors.",
            d => d.MeasuredLaw, (d, v) => d with { MeasuredLaw = v } },
        { "clipsToRange", Optional, Flag(), "Whether conductances stay between gmin and gmax whatever the error.",
            d => d.ClipsToRange, (d, v) => d with { ClipsToRange = v } },
        { "writeVerify", Optional, Flag(), "Fidelity measured: whether cells are written pulse by pulse and read in between.",
            d => d.WriteVerify, (d, v) => d with { WriteVerify = v } },
        { "verifyTolerance", Optional, Share(1), "Share of gmax by which a verified cell may miss its target.",
            d => d.VerifyTolerance, (d, v) => d with { VerifyTolerance = v } },
        { "maxPulses", Optional, Count(1, Many), "Pulses after which a cell is given up.", d => d.MaxPulses, (d, v) => d with { MaxPulses = v } },
        { "stuckOff", Optional, Share(1), "Devices stuck at gmin, drawn at manufacture.", d => d.StuckOff, (d, v) => d with { StuckOff = v } },
        { "stuckOn", Optional, Share(1), "Devices stuck at gmax.", d => d.StuckOn, (d, v) => d with { StuckOn = v } },
        { "stuckRandom", Optional, Share(1), "Devices stuck anywhere between.", d => d.StuckRandom, (d, v) => d with { StuckRandom = v } },
        { "rangeSpread", Optional, Share(1), "Standard deviation of gmin and of gmax over devices, drawn at manufacture.",
            d => d.RangeSpread, (d, v) => d with { RangeSpread = v } },
        { "readNoiseLaw", Optional, NameKind.Of<DeviceErrorLaw>(), "What the noise of a read is a share of.",
            d => d.ReadNoiseLaw, (d, v) => d with { ReadNoiseLaw = v } },
        { "readNoise", Optional, Share(10), "Standard deviation of a single read.", d => d.ReadNoise, (d, v) => d with { ReadNoise = v } },
        { "retention", Optional, NameKind.Of<RetentionKind>(), "What time does to a programmed device; see --age.",
            d => d.Retention, (d, v) => d with { Retention = v } },
        { "driftExponent", Optional, new NumberKind(0, 10), "Retention powerLaw: ν of G0·(t/t0)^-ν.",
            d => d.DriftExponent, (d, v) => d with { DriftExponent = v } },
        { "driftSpread", Optional, new NumberKind(0, 10), "Retention powerLaw: standard deviation of ν over devices.",
            d => d.DriftSpread, (d, v) => d with { DriftSpread = v } },
        { "driftReference", Optional, Time(1e-9, 1e9), "Retention powerLaw: t0, when a conductance counts as programmed.",
            d => d.DriftReferenceSeconds, (d, v) => d with { DriftReferenceSeconds = v } },
        { "driftTarget", Optional, NameKind.Of<DriftTarget>(), "Retention powerLaw: where the conductance goes.",
            d => d.DriftTarget, (d, v) => d with { DriftTarget = v } },
        { "endurance", Optional, new NumberKind(1, 1e18), "Write pulses that a device survives; absent: not limited.",
            d => d.Endurance, (d, v) => d with { Endurance = v } },
        { "pulseLaw", Optional, NameKind.Of<PulseLawKind>(), "How the conductance answers programming pulses.",
            d => d.PulseLaw, (d, v) => d with { PulseLaw = v } },
        { "pulsesUp", Optional, new NumberKind(1, 1e6), "Saturating exponential: pulses from gmin to gmax.",
            d => d.PulsesUp, (d, v) => d with { PulsesUp = v } },
        { "pulsesDown", Optional, new NumberKind(1, 1e6), "Saturating exponential: pulses from gmax to gmin.",
            d => d.PulsesDown, (d, v) => d with { PulsesDown = v } },
        { "nonlinearityUp", Optional, Label(), "Saturating exponential: NeuroSim's label with its sign.",
            d => d.NonlinearityUp, (d, v) => d with { NonlinearityUp = v } },
        { "nonlinearityDown", Optional, Label(), "Saturating exponential: the same of depression.",
            d => d.NonlinearityDown, (d, v) => d with { NonlinearityDown = v } },
        { "stepSize", Optional, new NumberKind(1e-9, 1), "Step laws: size of a step on the signed weight.",
            d => d.StepSize, (d, v) => d with { StepSize = v } },
        { "stepAsymmetry", Optional, new NumberKind(-1, 1), "Step laws: negative weakens steps up, positive those down.",
            d => d.StepAsymmetry, (d, v) => d with { StepAsymmetry = v } },
        { "gammaUp", Optional, Plain(), "Linear step: slope toward the upper bound, 1 for soft bounds; exponential step: steepness.",
            d => d.GammaUp, (d, v) => d with { GammaUp = v } },
        { "gammaDown", Optional, Plain(), "The same toward the lower bound.", d => d.GammaDown, (d, v) => d with { GammaDown = v } },
        { "amplitudeUp", Optional, Plain(), "Exponential step: A of steps up.", d => d.AmplitudeUp, (d, v) => d with { AmplitudeUp = v } },
        { "amplitudeDown", Optional, Plain(), "Exponential step: A of steps down.", d => d.AmplitudeDown, (d, v) => d with { AmplitudeDown = v } },
        { "exponentialSlope", Optional, Plain(), "Exponential step: a in z = 2a·w/(wmax - wmin) + b.",
            d => d.ExponentialSlope, (d, v) => d with { ExponentialSlope = v } },
        { "exponentialShift", Optional, Plain(), "Exponential step: b there.", d => d.ExponentialShift, (d, v) => d with { ExponentialShift = v } },
        { "dampingUp", Optional, new NumberKind(0, 100), "Damped step: β of e^(-β·share of the range) of steps up.",
            d => d.DampingUp, (d, v) => d with { DampingUp = v } },
        { "dampingDown", Optional, new NumberKind(0, 100), "The same of steps down, from the upper end.",
            d => d.DampingDown, (d, v) => d with { DampingDown = v } },
        { "factorsUp", Optional, new ListKind<double>(new NumberKind(0, 1000)), "Piecewise step: factors of steps up at equally spaced states.",
            d => d.FactorsUp, (d, v) => d with { FactorsUp = v } },
        { "factorsDown", Optional, new ListKind<double>(new NumberKind(0, 1000)), "The same of steps down.",
            d => d.FactorsDown, (d, v) => d with { FactorsDown = v } },
        { "switchUp", Optional, Share(1), "Binary: probability with which a pulse switches a device on.",
            d => d.SwitchUp, (d, v) => d with { SwitchUp = v } },
        { "switchDown", Optional, Share(1), "Binary: probability with which a pulse switches a device off.",
            d => d.SwitchDown, (d, v) => d with { SwitchDown = v } },
        { "parallel", Optional, Count(1, 64), "Binary: devices in parallel that make one synapse.", d => d.Parallel, (d, v) => d with { Parallel = v } },
        { "levels", Optional, Count(0, 65536), "States of a device while it learns, to which steps are rounded by chance, 2 or more; 0: any state.",
            d => d.Levels, (d, v) => d with { Levels = v } },
        { "stepSpread", Optional, Share(10), "Deviation over devices of the size of their steps, each direction for itself, drawn at manufacture.",
            d => d.StepSpread, (d, v) => d with { StepSpread = v } },
        { "stepSpreadIsLogNormal", Optional, Flag(), "Whether stepSpread is the deviation of the logarithm.",
            d => d.StepSpreadIsLogNormal, (d, v) => d with { StepSpreadIsLogNormal = v } },
        { "weightMin", Optional, Plain(), "Step laws: signed weight at gmin.", d => d.WeightMin, (d, v) => d with { WeightMin = v } },
        { "weightMax", Optional, Plain(), "Step laws: signed weight at gmax.", d => d.WeightMax, (d, v) => d with { WeightMax = v } },
        { "cycleToCycle", Optional, Share(10), "Standard deviation that one pulse adds, as a share of the range.",
            d => d.CycleToCycle, (d, v) => d with { CycleToCycle = v } },
        { "pulseVoltageUp", Optional, PulseVoltage(), "Voltage of a potentiating pulse.", d => d.PulseVoltsUp, (d, v) => d with { PulseVoltsUp = v } },
        { "pulseVoltageDown", Optional, PulseVoltage(), "Voltage of a depressing pulse.",
            d => d.PulseVoltsDown, (d, v) => d with { PulseVoltsDown = v } },
        { "pulseTimeUp", Optional, Time(1e-12, 1), "Length of a potentiating pulse.", d => d.PulseSecondsUp, (d, v) => d with { PulseSecondsUp = v } },
        { "pulseTimeDown", Optional, Time(1e-12, 1), "Length of a depressing pulse.",
            d => d.PulseSecondsDown, (d, v) => d with { PulseSecondsDown = v } },
        { "readVoltage", Optional, Voltage(), "Voltage of a read.", d => d.ReadVolts, (d, v) => d with { ReadVolts = v } },
        { "readTime", Optional, Time(1e-12, 1), "Length of a read.", d => d.ReadSeconds, (d, v) => d with { ReadSeconds = v } },
        { "converterBits", Optional, Count(0, 16), "Bits of the output converter of an array, sign included; 0: sums are exact.",
            d => d.ConverterBits, (d, v) => d with { ConverterBits = v } },
        { "converterRange", Optional, NameKind.Of<ConverterRangeKind>(), "Range of the converters: the largest sum possible, or what training data give.",
            d => d.ConverterRange, (d, v) => d with { ConverterRange = v } },
        { "converterTail", Optional, new QuantityKind(Unit.Percent, 0, 0.49), "Calibrated ranges: share of the observed sums beyond each end.",
            d => d.ConverterTail, (d, v) => d with { ConverterTail = v } },
        { "supply", Optional, NameKind.Of<CellSupply>(), "Fidelity ir-drop: how cells are supplied.", d => d.Supply, (d, v) => d with { Supply = v } },
        { "wireResistance", Optional, Resistance(), "Fidelity ir-drop: a line from one cell to the next.",
            d => d.WireOhms, (d, v) => d with { WireOhms = v } },
        { "terminalResistance", Optional, Resistance(), "Fidelity ir-drop: between a line and its driver or sense amplifier.",
            d => d.TerminalOhms, (d, v) => d with { TerminalOhms = v } },
        { "accessResistance", Optional, Resistance(), "Fidelity ir-drop: access transistor of a cell.",
            d => d.AccessOhms, (d, v) => d with { AccessOhms = v } },
        { "wireActivity", Optional, Share(1), "Source lines: share of the inputs that are active while another one is read.",
            d => d.WireActivity, (d, v) => d with { WireActivity = v } },
        { "wireSolver", Optional, NameKind.Of<WireSolver>(), "Fidelity ir-drop: fast or exact.",
            d => d.WireSolver, (d, v) => d with { WireSolver = v } },
    };

    static QuantityKind Conductance(double min) => new(Unit.Siemens, min, 1);

    static QuantityKind Share(double most) => new(Unit.Percent, 0, most);

    static NumberKind Plain() => new(-1e6, 1e6);

    static NumberKind Label() => new(-9, 9);

    static QuantityKind PulseVoltage() => new(Unit.Volt, -100, 100);

    static QuantityKind Resistance() => new(Unit.Ohm, 0, 1e9);
}
