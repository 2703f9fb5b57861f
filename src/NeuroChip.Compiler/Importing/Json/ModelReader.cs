using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Units;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads the model of one population and its parameters.</summary>
sealed class ModelReader
{
    public static readonly ImmutableArray<string> Names =
        ["input", "lif", "cubaLif", "if", "integrator", "li", "cubaLi", "threshold", "passthrough"];

    readonly JsonFields _population;
    readonly JsonFields _parameters;
    readonly int _size;
    readonly double _dt;

    ModelReader(JsonFields population, JsonFields parameters, int size, double dt) =>
        (_population, _parameters, _size, _dt) = (population, parameters, size, dt);

    /// <summary>Null after a finding that leaves the model unknown; parameters with findings take any legal value.</summary>
    /// <param name="size">Neurons, for lists of one value per neuron.</param>
    /// <param name="dt">Seconds of a tick.</param>
    public static NeuronModel? Read(JsonFields population, int size, double dt)
    {
        var node = population.Require("model");
        var name = population.Text("model", node);
        var parameters = population.Find("parameters") ?? new JsonObject(population.Node.Offset, []);
        return name is not null && JsonFields.Of(population.Source, parameters, $"the parameters of {population.Owner}") is { } fields
            ? new ModelReader(population, fields, size, dt).Read(name, node!)
            : null;
    }

    NeuronModel? Read(string name, JsonNode node) =>
        Names.Contains(name) ? ReadReal(name)
        : FixedPointFamilies.Parameters.TryGetValue(name, out var known) ? ReadFixedPoint(name, known)
        : Unknown(name, node);

    NeuronModel ReadReal(string model)
    {
        switch (model)
        {
            case "lif":
                _parameters.Allow("tau", "r", "vLeak", "vThreshold", "vReset", "refractory");
                return new LifModel { Tau = Time("tau"), R = R(), VLeak = VLeak(), VThreshold = Required("vThreshold", Unit.Volt), VReset = VReset(), RefractoryTicks = Refractory() };
            case "cubaLif":
                _parameters.Allow("tauSyn", "tauMem", "r", "vLeak", "vThreshold", "vReset", "wIn", "refractory");
                return new CubaLifModel { TauSyn = Time("tauSyn"), TauMem = Time("tauMem"), R = R(), VLeak = VLeak(), VThreshold = Required("vThreshold", Unit.Volt), VReset = VReset(), WIn = WIn(), RefractoryTicks = Refractory() };
            case "if":
                _parameters.Allow("r", "vThreshold", "vReset");
                return new IfModel { R = R(), VThreshold = Required("vThreshold", Unit.Volt), VReset = VReset() };
            case "integrator":
                _parameters.Allow("r");
                return new IntegratorModel { R = R() };
            case "li":
                _parameters.Allow("tau", "r", "vLeak");
                return new LeakyIntegratorModel { Tau = Time("tau"), R = R(), VLeak = VLeak() };
            case "cubaLi":
                _parameters.Allow("tauSyn", "tauMem", "r", "vLeak", "wIn");
                return new CubaLeakyIntegratorModel { TauSyn = Time("tauSyn"), TauMem = Time("tauMem"), R = R(), VLeak = VLeak(), WIn = WIn() };
            case "threshold":
                _parameters.Allow("threshold");
                return new ThresholdModel { Threshold = Required("threshold", Unit.Volt) };
            default:
                _parameters.Allow();
                return model == "input" ? new InputModel() : new PassthroughModel();
        }
    }

    FixedPointModel ReadFixedPoint(string family, FamilyParameters known)
    {
        _parameters.Allow(known.All);
        foreach (var name in known.Required)
        {
            RequirePresent(name);
        }

        var parameters = ImmutableSortedDictionary.CreateBuilder<string, ParameterValues>(StringComparer.Ordinal);
        foreach (var member in _parameters.Node.Members)
        {
            parameters[member.Name] = Read(member.Name, Unit.None, ParameterRange.Integer) ?? 0;
        }

        return new FixedPointModel { Family = family, Parameters = parameters.ToImmutable() };
    }

    NeuronModel? Unknown(string model, JsonNode node)
    {
        string[] all = [.. Names, .. FixedPointFamilies.Parameters.Keys.Order(StringComparer.Ordinal)];
        _population.Source.Error(JsonNetworkCodes.UnknownChoice, node,
            $"{_population.Place("model")} is {JsonNode.Quote(model)}.{_population.Source.Suggest(model, all)} Allowed are {JsonFields.List(all)}.");
        return null;
    }

    ParameterValues Time(string key)
    {
        const double rounding = 1e-6;
        var tau = Required(key, Unit.Second, ParameterRange.Positive);
        var shortest = tau.Values.Min();
        if (shortest < _dt * (1 - rounding))
        {
            _parameters.Source.Warn(JsonNetworkCodes.StepTooLong, _parameters.Find(key)!,
                $"{_parameters.Place(key)} is {QuantityFormatter.Format(shortest, Unit.Second)}; a tick lasts {QuantityFormatter.Format(_dt, Unit.Second)}.");
        }

        return tau;
    }

    ParameterValues R() => Read("r", Unit.Ohm) ?? 1;

    ParameterValues VLeak() => Read("vLeak", Unit.Volt) ?? 0;

    ParameterValues VReset() => Read("vReset", Unit.Volt) ?? 0;

    ParameterValues WIn() => Read("wIn", Unit.None) ?? 1;

    int Refractory() => _parameters.Ticks("refractory", _parameters.Find("refractory"), _dt) ?? 0;

    ParameterValues Required(string key, Unit unit, ParameterRange range = ParameterRange.Any)
    {
        RequirePresent(key);
        return Read(key, unit, range) ?? 1;
    }

    void RequirePresent(string key)
    {
        if (_parameters.Find(key) is null)
        {
            _parameters.Source.Error(JsonNetworkCodes.MissingKey, _parameters.Node, $"The model of {_population.Owner} needs the parameter '{key}'.");
        }
    }

    /// <summary>One value or a list of one per neuron; null where absent or after a finding.</summary>
    ParameterValues? Read(string key, Unit unit, ParameterRange range = ParameterRange.Any)
    {
        switch (_parameters.Find(key))
        {
            case null:
                return null;
            case JsonNumbers list:
                return ReadList(key, list, range, list.Values.Length, list.Values.ToImmutableArray(), i => _parameters.Source.OffsetOf(list, i));
            case JsonArray list:
                var values = list.Items.Select(item => _parameters.Quantity(key, item, unit)).ToList();
                return values.Contains(null)
                    ? null
                    : ReadList(key, list, range, values.Count, [.. values.Select(v => v!.Value)], i => list.Items[i].Offset);
            case var single:
                return _parameters.Quantity(key, single, unit) is { } value && InRange(key, value, range, single.Offset) ? value : null;
        }
    }

    ParameterValues? ReadList(string key, JsonNode list, ParameterRange range, int count, ImmutableArray<double> values, Func<int, int> offsetOf)
    {
        if (count != _size)
        {
            _parameters.Source.Error(JsonNetworkCodes.Mismatch, list, string.Create(
                CultureInfo.InvariantCulture, $"{_parameters.Place(key)} has {count} values; {_population.Owner} has {_size} neurons."));
            return null;
        }

        for (var i = 0; i < count; i++)
        {
            if (!range.Contains(values[i]))
            {
                InRange(string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]"), values[i], range, offsetOf(i));
                return null;
            }
        }

        return new ParameterValues(values);
    }

    bool InRange(string key, double value, ParameterRange range, int offset)
    {
        if (range.Contains(value))
        {
            return true;
        }

        _parameters.Source.Error(JsonNetworkCodes.OutOfRange, offset,
            $"{_parameters.Place(key)} is {value.ToString("R", CultureInfo.InvariantCulture)}; it must be {range.Description}.");
        return false;
    }
}
