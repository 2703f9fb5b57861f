using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Compiler.Verification;

/// <summary>What holds for every network before it is compiled or simulated, whatever it was read from.</summary>
public sealed class NetworkVerifier
{
    readonly NetworkGraph _network;
    readonly DiagnosticBag _diagnostics;
    readonly Dictionary<string, Population> _populations = new(StringComparer.Ordinal);

    NetworkVerifier(NetworkGraph network, DiagnosticBag diagnostics) => (_network, _diagnostics) = (network, diagnostics);

    /// <summary>Adds every violation to the bag; true where there is none.</summary>
    public static bool Verify(NetworkGraph network, DiagnosticBag diagnostics)
    {
        var before = diagnostics.Items.Count;
        new NetworkVerifier(network, diagnostics).Verify();
        return diagnostics.Items.Count == before;
    }

    void Verify()
    {
        var before = _diagnostics.Items.Count;
        VerifyDiscretization();
        VerifyPopulations();
        VerifyProjections();
        VerifyOutputs();
        if (_diagnostics.Items.Count == before)
        {
            VerifyCycles();
        }
    }

    void VerifyDiscretization()
    {
        var d = _network.Discretization;
        if (!(d.Dt > 0) || !double.IsFinite(d.Dt))
        {
            Add(NetworkVerifierCodes.BadDiscretization, SourceLocation.None, Text($"The step is {d.Dt} s; it must be positive."));
        }

        if (d.LayerLatency is not (0 or 1))
        {
            Add(NetworkVerifierCodes.BadDiscretization, SourceLocation.None, Text($"The layer latency is {d.LayerLatency}; allowed are 0 and 1."));
        }
    }

    void VerifyPopulations()
    {
        if (_network.Populations.IsEmpty)
        {
            Add(NetworkVerifierCodes.NoOutput, SourceLocation.None, $"Network '{_network.Name}' has no population.");
        }

        foreach (var population in _network.Populations)
        {
            if (!_populations.TryAdd(population.Name, population))
            {
                Add(NetworkVerifierCodes.DuplicateName, population.Location, $"There are two populations '{population.Name}'.");
            }

            if (NetworkLimits.CountOf(population.Shape) is { } size)
            {
                VerifyParameters(population, size);
            }
            else
            {
                Add(NetworkVerifierCodes.EmptyPopulation, population.Location,
                    Text($"Population '{population.Name}' has shape {population.Shape}; allowed are 1 to {NetworkLimits.Elements} neurons."));
            }
        }
    }

    void VerifyParameters(Population population, int size)
    {
        foreach (var parameter in ModelParameters.Of(population.Model))
        {
            var values = parameter.Values.Values;
            if (values.IsDefault || (values.Length != 1 && values.Length != size))
            {
                Add(NetworkVerifierCodes.ParameterLength, population.Location,
                    Text($"Parameter '{parameter.Name}' of population '{population.Name}' has {(values.IsDefault ? 0 : values.Length)} values; allowed are 1 or {size}."));
                continue;
            }

            VerifyRange(population, parameter);
        }

        if (ModelParameters.RefractoryTicks(population.Model) is < 0 or > NetworkLimits.Ticks)
        {
            Add(NetworkVerifierCodes.ParameterValue, population.Location,
                Text($"The refractory time of population '{population.Name}' is {ModelParameters.RefractoryTicks(population.Model)} ticks; allowed are 0 to {NetworkLimits.Ticks}."));
        }
    }

    void VerifyRange(Population population, ModelParameter parameter)
    {
        // A spike that subtracts a threshold of 0 or less would not bring the membrane below it.
        var subtracts = parameter.Name == "vThreshold" && _network.Discretization.Reset != ResetKind.ToValue;
        var range = subtracts ? ParameterRange.Positive : parameter.Range;
        for (var i = 0; i < parameter.Values.Length; i++)
        {
            if (!range.Contains(parameter.Values[i]))
            {
                var which = parameter.Values.IsUniform ? "" : Text($"[{i}]");
                Add(NetworkVerifierCodes.ParameterValue, population.Location,
                    Text($"Parameter '{parameter.Name}{which}' of population '{population.Name}' is {parameter.Values[i]}; it must be {range.Description}{(subtracts ? " where a spike subtracts it" : "")}."));
                return;
            }
        }
    }

    void VerifyProjections()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var projection in _network.Projections)
        {
            if (!names.Add(projection.Name))
            {
                Add(NetworkVerifierCodes.DuplicateName, projection.Location, $"There are two projections '{projection.Name}'.");
            }

            var source = Find(projection, projection.Source);
            var target = Find(projection, projection.Target);
            if (target is { IsInput: true })
            {
                Add(NetworkVerifierCodes.IntoInput, projection.Location, $"Projection '{projection.Name}' ends in the input '{target.Name}'.");
            }

            VerifyStages(projection, source, target);
            if (projection.DelayTicks is < 0 or > NetworkLimits.Ticks)
            {
                Add(NetworkVerifierCodes.BadStage, projection.Location,
                    Text($"The delay of projection '{projection.Name}' is {projection.DelayTicks} ticks; allowed are 0 to {NetworkLimits.Ticks}."));
            }
        }
    }

    Population? Find(Projection projection, string name)
    {
        if (_populations.TryGetValue(name, out var population))
        {
            return population;
        }

        Add(NetworkVerifierCodes.UnknownPopulation, projection.Location,
            $"Projection '{projection.Name}' names population '{name}', which does not exist.{NearestName.Suggestion(name, _populations.Keys)}");
        return null;
    }

    void VerifyStages(Projection projection, Population? source, Population? target)
    {
        if (projection.Stages.IsDefaultOrEmpty)
        {
            Add(NetworkVerifierCodes.BadChain, projection.Location, $"Projection '{projection.Name}' has no stages.");
            return;
        }

        var current = source?.Shape ?? projection.Stages[0].InputShape;
        for (var i = 0; i < projection.Stages.Length; i++)
        {
            var stage = projection.Stages[i];
            var place = Text($"Stage {i + 1} ({stage.GetType().Name}) of projection '{projection.Name}'");
            if (stage.InputShape != current)
            {
                Add(NetworkVerifierCodes.BadChain, projection.Location, $"{place} takes shape {stage.InputShape} and receives {current}.");
            }

            if (StageVerifier.FindProblem(stage) is { } problem)
            {
                Add(NetworkVerifierCodes.BadStage, projection.Location, $"{place}: {problem}.");
            }

            current = stage.OutputShape;
        }

        if (target is not null && current != target.Shape)
        {
            Add(NetworkVerifierCodes.BadChain, projection.Location,
                $"Projection '{projection.Name}' delivers shape {current}; population '{target.Name}' has shape {target.Shape}.");
        }
    }

    void VerifyOutputs()
    {
        if (_network.Outputs.IsEmpty)
        {
            Add(NetworkVerifierCodes.NoOutput, SourceLocation.None, $"Network '{_network.Name}' has no output.");
        }

        foreach (var output in _network.Outputs.Where(name => !_populations.ContainsKey(name)))
        {
            Add(NetworkVerifierCodes.UnknownPopulation, SourceLocation.None,
                $"Output '{output}' is no population.{NearestName.Suggestion(output, _populations.Keys)}");
        }
    }

    void VerifyCycles()
    {
        try
        {
            NetworkOrder.Of(_network);
        }
        catch (InputErrorException problem)
        {
            _diagnostics.Add(problem.Diagnostic);
        }
    }

    void Add(DiagnosticDescriptor descriptor, SourceLocation location, string message) => _diagnostics.Add(descriptor.At(location, message));

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
