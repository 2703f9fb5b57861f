using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>Reads the parameters of neuron nodes: each a single number or one number a neuron, then all of the same shape.</summary>
sealed class NeuronReader(NodeFields fields)
{
    Shape? _shape;
    Shape? _single;
    string _shapeField = "";
    bool _failed;

    public static NeuronOperation? Threshold(NodeFields fields) =>
        Read(fields, reader => new ThresholdModel { Threshold = reader.Any("threshold") });

    public static NeuronOperation? Integrator(NodeFields fields) =>
        Read(fields, reader => new IntegratorModel { R = reader.Any("r") });

    public static NeuronOperation? LeakyIntegrator(NodeFields fields) => Read(fields, reader => new LeakyIntegratorModel
    {
        Tau = reader.Positive("tau"),
        R = reader.Any("r"),
        VLeak = reader.Any("v_leak"),
    });

    public static NeuronOperation? IntegrateAndFire(NodeFields fields) => Read(fields, reader => new IfModel
    {
        R = reader.Any("r"),
        VThreshold = reader.Any("v_threshold"),
        VReset = reader.Or("v_reset", 0),
    });

    public static NeuronOperation? LeakyIntegrateAndFire(NodeFields fields) => Read(fields, reader => new LifModel
    {
        Tau = reader.Positive("tau"),
        R = reader.Any("r"),
        VLeak = reader.Any("v_leak"),
        VThreshold = reader.Any("v_threshold"),
        VReset = reader.Or("v_reset", 0),
    });

    public static NeuronOperation? CurrentLeakyIntegrator(NodeFields fields) => Read(fields, reader => new CubaLeakyIntegratorModel
    {
        TauSyn = reader.Positive("tau_syn"),
        TauMem = reader.Positive("tau_mem"),
        R = reader.Any("r"),
        VLeak = reader.Any("v_leak"),
        WIn = reader.Or("w_in", 1),
    });

    public static NeuronOperation? CurrentLeakyIntegrateAndFire(NodeFields fields) => Read(fields, reader => new CubaLifModel
    {
        TauSyn = reader.Positive("tau_syn"),
        TauMem = reader.Positive("tau_mem"),
        R = reader.Any("r"),
        VLeak = reader.Any("v_leak"),
        VThreshold = reader.Any("v_threshold"),
        VReset = reader.Or("v_reset", 0),
        WIn = reader.Or("w_in", 1),
    });

    static NeuronOperation? Read(NodeFields fields, Func<NeuronReader, NeuronModel> create)
    {
        var reader = new NeuronReader(fields);
        var model = create(reader);
        return reader._failed ? null : new NeuronOperation(model, reader._shape, reader._single);
    }

    ParameterValues Any(string field) => Take(field, fields.Numbers(field));

    ParameterValues Or(string field, double missing) => Take(field, fields.NumbersOr(field, missing));

    ParameterValues Positive(string field) => Take(field, fields.Positive(field));

    ParameterValues Take(string field, Numbers? numbers)
    {
        if (numbers is null)
        {
            _failed = true;
            return default;
        }

        if (numbers.IsSingle)
        {
            _single = numbers.Shape.Rank > (_single?.Rank ?? 0) ? numbers.Shape : _single;
        }
        else if (_shape is not { } known)
        {
            (_shape, _shapeField) = (numbers.Shape, field);
        }
        else if (!known.EqualsButLeadingOnes(numbers.Shape))
        {
            fields.Bad<string>(field, $"has shape {numbers.Shape}, but '{_shapeField}' has {known}; the parameters of a node are single numbers or of one shape");
            _failed = true;
        }

        return Compact(numbers);
    }

    // Arrays of one repeated value are the rule; keeping the value alone keeps populations small and equal ones equal.
    static ParameterValues Compact(Numbers numbers)
    {
        var values = numbers.Values.AsSpan();
        return new ParameterValues(values.IndexOfAnyExcept(values[0]) < 0 ? [values[0]] : numbers.Values, numbers.SinglePrecision);
    }
}
