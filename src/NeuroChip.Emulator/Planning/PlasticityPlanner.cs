using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Planning;

/// <summary>Finds the projections of an image that learn, and what their engines need. Images come from files, so their rules are checked again.</summary>
sealed class PlasticityPlanner
{
    // Values of a trace that are kept at the same time: ticks of an epoch × units.
    const long MostHistory = 1 << 28;

    readonly ChipImage _image;
    readonly ProjectionImage _projection;
    readonly PopulationImage _target;
    readonly LearningRule _rule;
    readonly LearningSpec _learning;
    readonly int _index;

    PlasticityPlanner(ChipImage image, int index)
    {
        _image = image;
        _index = index;
        _projection = image.Projections[index];
        _target = image.Populations[_projection.Target];
        _rule = _projection.Learning!;
        _learning = image.Profile.Learning ?? throw Refused($"has a learning rule, and '{image.Profile.Name}' no learning engine");
    }

    /// <exception cref="InputErrorException">NC5012 or NC24: a rule that cannot be run.</exception>
    public static ImmutableArray<PlannedPlasticity> Plan(ChipImage image, ImmutableArray<Delivery> deliveries) =>
        [.. Enumerable.Range(0, image.Projections.Length)
            .Where(index => image.Projections[index].Learning is not null)
            .Select(index => new PlasticityPlanner(image, index).Plan(deliveries))];

    /// <summary>Largest magnitude that a weight can learn; 0 where none learns.</summary>
    public static int LargestWeight(ProjectionImage projection) => projection.Devices?.LargestWeight
        ?? (projection.Learning is { } rule ? rule.Error is { } error ? TraceTable.Greatest << (error.WeightShift + 1) : -LeastCode : 0);

    // Learned codes have 9 bits.
    const int LeastCode = -256;

    PlannedPlasticity Plan(ImmutableArray<Delivery> deliveries)
    {
        if (_projection.SignMode is not (WeightSignMode.Mixed or WeightSignMode.Excitatory or WeightSignMode.Inhibitory) || _projection.WeightBits is < 1 or > 9)
        {
            throw Refused($"learns weights of {_projection.WeightBits} bits, sign mode {_projection.SignMode}");
        }

        ImmutableArray<int> own = [.. Enumerable.Range(0, deliveries.Length).Where(delivery => deliveries[delivery].Projection == _index)];
        return new()
        {
            Projection = _index,
            Shape = new(_projection.SourceCount, _target.Count, _projection.SignMode, StepLog2()),
            Rule = Rule(own, deliveries),
            Devices = _projection.Devices,
            FirstTick = _image.LearnedTicks,
            SourceGroup = UnitGroups.Of(_image, _projection.SourceFirstUnit),
            SourceFirstUnit = _projection.SourceFirstUnit,
            TargetGroup = _image.Inputs.Length + _projection.Target,
            TargetFirstUnit = _target.FirstUnit,
            Deliveries = own,
        };
    }

    // What the synapse stores: see CodeFormat of the compiler.
    int StepLog2() => _rule.Error is { } error ? error.WeightShift + 1
        : _rule.Sdsp is not null || _learning.Precision == LearnedPrecision.Full ? 0
        : Math.Max(0, 8 - _projection.WeightBits + (_projection.SignMode == WeightSignMode.Mixed ? 1 : 0));

    PlasticityRule Rule(ImmutableArray<int> own, ImmutableArray<Delivery> deliveries)
    {
        var eventDriven = KernelCatalog.Shape(_target.Family).AddsInOrder;
        if (eventDriven != _rule.Sdsp is not null || (eventDriven && _target.Family != "event8-sdsp"))
        {
            throw Refused($"has a rule that neurons of family {_target.Family} cannot run");
        }

        return _rule switch
        {
            { Sdsp: { } sdsp } => SpikeDriven(sdsp),
            { Error: { } error } => ErrorDriven(error, [.. own.Select(delivery => deliveries[delivery])]),
            _ => SumOfProducts(),
        };
    }

    SpikeDrivenPlasticity SpikeDriven(SdspRule rule) =>
        _projection.SignMode == WeightSignMode.Mixed ? throw Refused("learns spike-driven weights of both signs")
        : rule.BistabilityTicks < 0 ? throw Refused($"has bistability events every {rule.BistabilityTicks} ticks")
        : new(rule.BistabilityTicks);

    ErrorDrivenPlasticity ErrorDriven(ErrorRule rule, Delivery[] own)
    {
        var (group, first, dimensions) = Input(rule.Input);
        if (_target.Count != 2 * dimensions || own is not [{ DelayTicks: 0, Rows: DenseRows<short> }]
            || !IsLegal(rule.Trace) || rule.WeightShift is < 0 or > 7 || rule.RateExponent is < -40 or > 20 || Math.Abs((long)rule.RateMantissa) > 1 << 15)
        {
            throw Refused($"cannot learn from the error of {dimensions} dimensions in '{rule.Input}'");
        }

        var rounding = _learning.WeightRounding == LearningRounding.Stochastic
            ? (IElementRounding)new AddressedElementRounding(_image.Seed, _index)
            : FixedRounding.Of(_learning.WeightRounding);
        return new(
            new()
            {
                Axons = _projection.SourceCount,
                Dimensions = dimensions,
                TraceTau = rule.Trace.TauTicks,
                TraceIncrement = rule.Trace.Impulse,
                RateMantissa = rule.RateMantissa,
                RateExponent = rule.RateExponent,
                WeightShift = rule.WeightShift,
            },
            rounding, group, first);
    }

    SumOfProductsPlasticity SumOfProducts()
    {
        var units = Math.Max(_projection.SourceCount, _target.Count);
        if (_rule.EpochTicks < 1 || (_rule.EpochTicks + 1L) * units > MostHistory)
        {
            throw Refused($"learns in epochs of {_rule.EpochTicks} ticks");
        }

        if (_rule.Traces.FirstOrDefault(trace => !IsLegal(trace.Value)) is { Key: { } name })
        {
            throw Refused($"has impossible constants of trace {name}");
        }

        var findings = new DiagnosticBag();
        var program = LearningProgram.Parse(_rule, SourceLocation.None, findings) ?? throw new InputErrorException(findings.Items[0]);
        if (_projection.Devices is not null && (!program.LearnsWeightsOnly || _target.Count > PulseAddress.MostTargets))
        {
            throw Refused("has devices, which hold weights and no tags, of at most 2^20 targets");
        }

        return new(program, ProfileRounding.Of(_learning, _image.Seed, _index), [.. _rule.Supplied.Select(pair => Supplied(pair.Key, pair.Value))]);
    }

    SuppliedTrace Supplied(string trace, string input)
    {
        var (group, first, count) = Input(input);
        var variable = (RuleVariable)RuleVariables.Names.IndexOf(trace);
        return variable is RuleVariable.Y1 or RuleVariable.Y2 or RuleVariable.Y3 && (count == 1 || count == _target.Count)
            ? new(variable, group, first, count)
            : throw Refused($"reads trace {trace} from input '{input}' of {count} elements");
    }

    (int Group, int FirstUnit, int Count) Input(string name)
    {
        var index = _image.Inputs.Select(input => input.Name).ToList().IndexOf(name);
        return index < 0 ? throw Refused($"learns from input '{name}', which does not exist") : (index, _image.Inputs[index].FirstUnit, _image.Inputs[index].Count);
    }

    static bool IsLegal(TraceConstants trace) => trace.Impulse is >= 0 and < TraceTable.Greatest + 1 && trace.TauTicks >= 0;

    InputErrorException Refused(string finding) => new(ImageCodes.Inconsistent.With($"Projection '{_projection.Name}' {finding}."));
}
