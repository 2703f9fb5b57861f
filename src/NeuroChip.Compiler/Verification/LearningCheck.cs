using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Verification;

/// <summary>Whether the chip's learning engine can run the rules of a network.</summary>
sealed class LearningCheck
{
    const string SumOfProducts = "sum-of-products", SpikeDriven = "sdsp", SpikeDrivenFamily = "event8-sdsp";

    readonly NetworkGraph _network;
    readonly HardwareProfile _profile;
    readonly DiagnosticBag _findings;
    readonly Projection _projection;
    readonly LearningRule _rule;

    LearningCheck(NetworkGraph network, HardwareProfile profile, DiagnosticBag findings, Projection projection, LearningRule rule) =>
        (_network, _profile, _findings, _projection, _rule) = (network, profile, findings, projection, rule);

    /// <summary>False, with an error for each rule, where something is missing.</summary>
    public static bool Run(NetworkGraph network, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        foreach (var projection in network.Projections)
        {
            if (projection.Learning is { } rule)
            {
                new LearningCheck(network, profile, findings, projection, rule).Check();
            }
        }

        diagnostics.AddRange(findings.Items);
        return !findings.HasErrors;
    }

    void Check()
    {
        if (_projection.FixedPoint is { Exact: true })
        {
            Add(LearningCodes.ExactWeights, $"Projection '{_projection.Name}' learns, and its weights are exact.");
        }
        else if (_rule.Sdsp is not null)
        {
            CheckSpikeDriven();
        }
        else if (_rule.Error is { } error)
        {
            CheckErrorDriven(error);
        }
        else
        {
            CheckSumOfProducts();
        }
    }

    void CheckSumOfProducts()
    {
        if (!HasEngine(SumOfProducts, _profile.Learning?.Engine == SumOfProducts))
        {
            return;
        }

        if (_rule.EpochTicks < 1 || _rule.EpochTicks > _profile.Learning!.MaxEpochTicks)
        {
            Add(LearningCodes.EpochTooLong,
                $"Projection '{_projection.Name}' has epochs of {_rule.EpochTicks} ticks; '{_profile.Name}' allows 1 … {_profile.Learning!.MaxEpochTicks}.");
        }

        LearningProgram.Parse(_rule, _projection.Location, _findings);
        foreach (var (trace, input) in _rule.Supplied)
        {
            var targets = Target?.Size ?? 0;
            if (RequireInput(input, $"trace {trace}") is { } size && size != 1 && size != targets)
            {
                Add(LearningCodes.WrongInput,
                    $"Trace {trace} of projection '{_projection.Name}' comes from '{input}' of {size} elements; allowed are 1, for all targets, or {targets}.");
            }

            if (trace is "x1" or "x2")
            {
                Add(LearningCodes.WrongInput, $"Trace {trace} of projection '{_projection.Name}' comes from an input; only y1, y2 and y3 can.");
            }
        }
    }

    void CheckErrorDriven(ErrorRule error)
    {
        if (!HasEngine("error-driven", _profile.Learning?.ErrorDriven == true) || RequireInput(error.Input, "the error") is not { } dimensions)
        {
            return;
        }

        if (Target?.Size != 2 * dimensions)
        {
            Add(LearningCodes.WrongInput,
                $"Projection '{_projection.Name}' learns from '{error.Input}' of {dimensions} dimensions, so its target needs {2 * dimensions} neurons, for the negative and the positive of each; '{_projection.Target}' has {Target?.Size}.");
        }

        if (_projection.Stages is not [DenseStage] || _projection.DelayTicks != 0)
        {
            Add(LearningCodes.WrongShape, $"Projection '{_projection.Name}' learns from an error, and is not dense without delays.");
        }
    }

    void CheckSpikeDriven()
    {
        if (!HasEngine(SpikeDriven, _profile.Learning?.Engine == SpikeDriven))
        {
            return;
        }

        if (Target?.Model is not FixedPointModel { Family: SpikeDrivenFamily })
        {
            Add(LearningCodes.WrongShape, $"Projection '{_projection.Name}' has the rule sdsp; its target '{_projection.Target}' is not of family {SpikeDrivenFamily}.");
        }
    }

    Population? Target => _network.Populations.FirstOrDefault(population => population.Name == _projection.Target);

    bool HasEngine(string wanted, bool available)
    {
        if (!available)
        {
            var has = _profile.Learning is { } other ? $"learns by '{other.Engine}' only" : "has no learning engine";
            Add(LearningCodes.NoEngine, $"Projection '{_projection.Name}' has a learning rule for '{wanted}'; '{_profile.Name}' {has}.");
        }

        return available;
    }

    /// <summary>Elements of an input of the network; null after a finding.</summary>
    int? RequireInput(string name, string what)
    {
        var inputs = _network.Populations.Where(population => population.IsInput).ToArray();
        if (inputs.FirstOrDefault(population => population.Name == name) is { } input)
        {
            return input.Size;
        }

        Add(LearningCodes.WrongInput,
            $"Projection '{_projection.Name}' takes {what} from '{name}', which is no input of the network.{NearestName.Suggestion(name, inputs.Select(population => population.Name))}");
        return null;
    }

    void Add(DiagnosticDescriptor descriptor, string message) => _findings.Add(descriptor.At(_projection.Location, message));
}
