using System.Collections.Immutable;

namespace NeuroChip.Core.Hardware;

/// <summary>
/// A resistive memory cell with what belongs to reading and writing it. A profile holds it inline or takes it from a shipped file by name.
/// Conductances in S, times in s, voltages in V, shares as fractions.
/// </summary>
public sealed record DeviceSpec
{
    /// <summary>Name of the shipped device, or path of the file, that the values not given were taken from; "" for none.</summary>
    public string Preset { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>Publications, in full: a device is quoted outside the profile that uses it.</summary>
    public required string Source { get; init; }

    /// <summary>Lowest programmable conductance; 0 for a device that switches off completely.</summary>
    public required double MinSiemens { get; init; }

    /// <summary>Highest programmable conductance.</summary>
    public required double MaxSiemens { get; init; }

    /// <summary>How the error of programming depends on the conductance, in fidelity "statistical".</summary>
    public DeviceErrorLaw ProgrammingLaw { get; init; } = DeviceErrorLaw.Independent;

    /// <summary>Standard deviation (full width of a uniform error) as a share of Gmax or of G.</summary>
    public double ProgrammingSigma { get; init; }

    /// <summary>Most bits that one cell can store; 0: whatever the crossbar asks for.</summary>
    public int MostBits { get; init; }

    /// <summary>Name of a measured law of programming errors; "" for none.</summary>
    public string MeasuredLaw { get; init; } = "";

    /// <summary>True: conductances stay within [Gmin, Gmax] whatever the error; false: they only stay above 0.</summary>
    public bool ClipsToRange { get; init; }

    /// <summary>True: cells are written pulse by pulse and read in between, in fidelities "measured" and "ir-drop".</summary>
    public bool WriteVerify { get; init; }

    /// <summary>Share of Gmax by which a verified cell may miss its target.</summary>
    public double VerifyTolerance { get; init; } = 0.025;

    /// <summary>Pulses after which a cell is given up.</summary>
    public int MaxPulses { get; init; } = 500;

    /// <summary>Share of devices stuck at Gmin, drawn at manufacture.</summary>
    public double StuckOff { get; init; }

    /// <summary>Share of devices stuck at Gmax.</summary>
    public double StuckOn { get; init; }

    /// <summary>Share of devices stuck anywhere in the range.</summary>
    public double StuckRandom { get; init; }

    /// <summary>Relative standard deviation of Gmin and of Gmax over devices, each drawn at manufacture.</summary>
    public double RangeSpread { get; init; }

    /// <summary>How the noise of a read depends on the conductance.</summary>
    public DeviceErrorLaw ReadNoiseLaw { get; init; } = DeviceErrorLaw.Independent;

    /// <summary>Standard deviation of a single read as a share of Gmax or of G.</summary>
    public double ReadNoise { get; init; }

    /// <summary>What time does to a programmed device.</summary>
    public RetentionKind Retention { get; init; }

    /// <summary>ν of G0·(t/t0)^−ν, for retention "powerLaw".</summary>
    public double DriftExponent { get; init; }

    /// <summary>Standard deviation of ν over devices, drawn at manufacture.</summary>
    public double DriftSpread { get; init; }

    /// <summary>t0, time after programming at which a conductance counts as programmed.</summary>
    public double DriftReferenceSeconds { get; init; } = 20;

    /// <summary>Where a drifting conductance goes.</summary>
    public DriftTarget DriftTarget { get; init; }

    /// <summary>Write pulses that a device survives; null: not limited.</summary>
    public double? Endurance { get; init; }

    /// <summary>0: a device is stuck once it has had <see cref="Endurance"/> pulses. Above 0: its window closes from there on, in so many decades of pulses.</summary>
    public double EnduranceDecades { get; init; }

    /// <summary>Write pulses that every device had before it is programmed.</summary>
    public double WritesBefore { get; init; }

    /// <summary>How the conductance answers programming pulses.</summary>
    public PulseLawKind PulseLaw { get; init; }

    /// <summary>Saturating exponential: pulses from Gmin to Gmax, and back.</summary>
    public double PulsesUp { get; init; } = 100;

    public double PulsesDown { get; init; } = 100;

    /// <summary>Non-linearity label of NeuroSim with its sign, −9…9.</summary>
    public double NonlinearityUp { get; init; }

    public double NonlinearityDown { get; init; }

    /// <summary>Step laws: change of the first pulse as a share of the range.</summary>
    public double StepSize { get; init; } = 0.01;

    /// <summary>Step laws: −1…1; negative weakens steps up, positive those down.</summary>
    public double StepAsymmetry { get; init; }

    /// <summary>Linear step: slope towards the upper and lower bound (1: soft bounds); exponential step: steepness.</summary>
    public double GammaUp { get; init; }

    public double GammaDown { get; init; }

    /// <summary>Exponential step: amplitudes, slope a and shift b of its argument.</summary>
    public double AmplitudeUp { get; init; }

    public double AmplitudeDown { get; init; }

    public double ExponentialSlope { get; init; }

    public double ExponentialShift { get; init; }

    /// <summary>Damped step: β of e^(−β·share of the range behind it), up and down; 0: no damping.</summary>
    public double DampingUp { get; init; }

    public double DampingDown { get; init; }

    /// <summary>Piecewise step: factors of steps up, and down, at equally spaced states from the lowest on.</summary>
    public ImmutableArray<double> FactorsUp { get; init; } = [];

    public ImmutableArray<double> FactorsDown { get; init; } = [];

    /// <summary>Binary: probability with which a pulse switches a device on, and off.</summary>
    public double SwitchUp { get; init; } = 1;

    public double SwitchDown { get; init; } = 1;

    /// <summary>Binary: devices in parallel that make one synapse.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>States that a device has while it learns, equally spaced; a pulse's step is then rounded to one of them by chance. 0: any state.</summary>
    public int Levels { get; init; }

    /// <summary>Relative standard deviation over devices of the size of their steps (binary: of their probabilities), drawn at manufacture for each direction.</summary>
    public double StepSpread { get; init; }

    /// <summary>Whether <see cref="StepSpread"/> is the deviation of the logarithm; false: normal, not below 0.</summary>
    public bool StepSpreadIsLogNormal { get; init; }

    /// <summary>Lowest and highest signed weight of a step law; the range of conductances is mapped onto it.</summary>
    public double WeightMin { get; init; } = -1;

    public double WeightMax { get; init; } = 1;

    /// <summary>Standard deviation that one pulse adds, as a share of the range.</summary>
    public double CycleToCycle { get; init; }

    public double PulseVoltsUp { get; init; } = 1;

    public double PulseVoltsDown { get; init; } = 1;

    public double PulseSecondsUp { get; init; } = 1e-6;

    public double PulseSecondsDown { get; init; } = 1e-6;

    /// <summary>Current of a cell against its voltage.</summary>
    public CellCurrentLaw CurrentLaw { get; init; }

    public double ReadVolts { get; init; } = 0.2;

    public double ReadSeconds { get; init; } = 10e-9;

    /// <summary>Bits of the converters that drive input lines by values, the sign not counted; 0: lines carry values as they are.</summary>
    public int InputBits { get; init; }

    /// <summary>How values drive the lines.</summary>
    public LineDrive InputCoding { get; init; }

    /// <summary>Bits of one read of <see cref="LineDrive.BitSerial"/>.</summary>
    public int InputDigitBits { get; init; } = 1;

    /// <summary>Bits of an output converter, 2 or more; 0: sums of arrays are exact.</summary>
    public int ConverterBits { get; init; }

    /// <summary>How converters find their codes.</summary>
    public ConverterKind ConverterKind { get; init; }

    /// <summary>Standard deviation of a comparator's offset, as a share of half the range; drawn at manufacture.</summary>
    public double ConverterOffset { get; init; }

    /// <summary>Standard deviation of a unit capacitor, relative; drawn at manufacture.</summary>
    public double ConverterMismatch { get; init; }

    /// <summary>Open-loop gain of the amplifiers, in dB.</summary>
    public double ConverterGainDecibels { get; init; } = 100;

    /// <summary>Columns that share a converter's parts.</summary>
    public int ConverterGroup { get; init; } = 8;

    /// <summary>Where the converters' range comes from.</summary>
    public ConverterRangeKind ConverterRange { get; init; }

    /// <summary>Calibrated ranges: share of the observed sums beyond each end.</summary>
    public double ConverterTail { get; init; } = 0.001;

    /// <summary>How cells are supplied, for fidelity "ir-drop".</summary>
    public CellSupply Supply { get; init; }

    /// <summary>Resistance of a line from one cell to the next.</summary>
    public double WireOhms { get; init; }

    /// <summary>Resistance between a line and its driver or its sense amplifier.</summary>
    public double TerminalOhms { get; init; }

    /// <summary>Resistance of the access transistor of a cell.</summary>
    public double AccessOhms { get; init; }

    /// <summary>Source lines: share of the inputs that are active while another one is read.</summary>
    public double WireActivity { get; init; } = 0.1;

    /// <summary>How wires are solved.</summary>
    public WireSolver WireSolver { get; init; }
}
