using System.Text.Encodings.Web;
using System.Text.Json;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Units;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Writes a network so that <see cref="JsonNetworkReader"/> gives it back, number for number.</summary>
public static class JsonNetworkWriter
{
    // Names with arrows and umlauts stay readable; the text is not put into HTML.
    static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="InputErrorException">NC2216: the network has something that the format cannot say.</exception>
    public static byte[] ToBytes(NetworkGraph network)
    {
        using var stream = new MemoryStream();
        Write(network, stream);
        return stream.ToArray();
    }

    /// <inheritdoc cref="ToBytes"/>
    public static void Write(NetworkGraph network, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", JsonNetworkReader.Format);
            json.WriteString("name", network.Name);
            WriteDiscretization(json, network.Discretization);
            json.WriteStartArray("populations");
            foreach (var population in network.Populations)
            {
                WritePopulation(json, population);
            }

            json.WriteEndArray();
            json.WriteStartArray("projections");
            foreach (var projection in network.Projections)
            {
                WriteProjection(json, projection, network[projection.Target].Shape);
            }

            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var output in network.Outputs)
            {
                json.WriteStringValue(output);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    static void WriteDiscretization(Utf8JsonWriter json, Discretization discretization)
    {
        json.WriteQuantity("dt", discretization.Dt, Unit.Second);
        json.WriteStartObject("discretization");
        json.WriteString("scheme", NameOf(DiscretizationReader.Schemes, discretization.Scheme));
        json.WriteString("reset", NameOf(DiscretizationReader.Resets, discretization.Reset));
        json.WriteBoolean("thresholdInclusive", discretization.ThresholdInclusive);
        json.WriteBoolean("previousCurrent", discretization.PreviousCurrent);
        json.WriteNumber("layerLatency", discretization.LayerLatency);
        json.WriteEndObject();
    }

    static void WritePopulation(Utf8JsonWriter json, Population population)
    {
        json.WriteStartObject();
        json.WriteString("name", population.Name);
        json.WriteShape(population.Shape.Rank == 1 ? "size" : "shape", population.Shape);
        json.WriteString("model", NameOf(population.Model));
        WriteParameters(json, population.Model);
        if (!population.Keep.IsEmpty)
        {
            json.WriteStartArray("keep");
            foreach (var kept in population.Keep)
            {
                json.WriteStringValue(kept.Name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static void WriteParameters(Utf8JsonWriter json, NeuronModel model)
    {
        var told = ModelParameters.Of(model).Where(p => p.Default is not { } value || p.Values != value).ToList();
        var refractory = ModelParameters.RefractoryTicks(model);
        if (told.Count == 0 && refractory == 0)
        {
            return;
        }

        json.WriteStartObject("parameters");
        foreach (var parameter in told)
        {
            json.WriteParameter(parameter);
        }

        if (refractory != 0)
        {
            json.WriteNumber("refractory", refractory);
        }

        json.WriteEndObject();
    }

    static void WriteProjection(Utf8JsonWriter json, Projection projection, Shape target)
    {
        json.WriteStartObject();
        json.WriteString("name", projection.Name);
        json.WriteString("source", projection.Source);
        json.WriteString("target", projection.Target);
        if (projection.DelayTicks != 0)
        {
            json.WriteNumber("delay", projection.DelayTicks);
        }

        if (projection.FixedPoint is { } format)
        {
            json.WriteStartObject("fixedPoint");
            if (format.Bits is { } bits)
            {
                json.WriteNumber("bits", bits);
            }

            json.WriteNumber("exponent", format.Exponent);
            json.WriteString("signMode", NameOf(ProjectionReader.SignModes, format.SignMode));
            json.WriteBoolean("exact", format.Exact);
            json.WriteNumber("port", format.Port);
            json.WriteEndObject();
        }

        if (projection.Learning is { } learning)
        {
            WriteLearning(json, learning);
        }

        WriteStages(json, projection, target);
        json.WriteEndObject();
    }

    static void WriteStages(Utf8JsonWriter json, Projection projection, Shape target)
    {
        var stages = new StageWriter(json, projection.Name);
        if (projection.Stages.Length == 1)
        {
            stages.Write(projection.Stages[0], target);
            return;
        }

        json.WriteStartArray("stages");
        for (var i = 0; i < projection.Stages.Length; i++)
        {
            json.WriteStartObject();
            stages.Write(projection.Stages[i], i == projection.Stages.Length - 1 ? target : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteLearning(Utf8JsonWriter json, LearningRule learning)
    {
        json.WriteStartObject("learning");
        if (learning.Error is { } error)
        {
            WriteError(json, error);
        }
        else if (learning.Sdsp is { } sdsp)
        {
            json.WriteStartObject("sdsp");
            json.WriteNumber("bistabilityTicks", sdsp.BistabilityTicks);
            json.WriteEndObject();
        }
        else
        {
            WriteSumOfProducts(json, learning);
        }

        json.WriteEndObject();
    }

    static void WriteError(Utf8JsonWriter json, ErrorRule error)
    {
        json.WriteStartObject("error");
        json.WriteString("from", error.Input);
        WriteConstants(json, error.Trace);
        json.WriteNumber("rateMantissa", error.RateMantissa);
        json.WriteNumber("rateExponent", error.RateExponent);
        json.WriteNumber("weightShift", error.WeightShift);
        json.WriteEndObject();
    }

    static void WriteSumOfProducts(Utf8JsonWriter json, LearningRule learning)
    {
        json.WriteStartArray("rules");
        foreach (var rule in learning.Rules)
        {
            json.WriteStringValue(rule);
        }

        json.WriteEndArray();
        json.WriteNumber("epochTicks", learning.EpochTicks);
        json.WriteStartObject("traces");
        foreach (var (name, trace) in learning.Traces)
        {
            json.WriteStartObject(name);
            WriteConstants(json, trace);
            json.WriteEndObject();
        }

        foreach (var (name, input) in learning.Supplied)
        {
            json.WriteStartObject(name);
            json.WriteString("from", input);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void WriteConstants(Utf8JsonWriter json, TraceConstants trace)
    {
        json.WriteNumber("impulse", trace.Impulse);
        if (double.IsPositiveInfinity(trace.TauTicks))
        {
            json.WriteString("tau", "infinite");
        }
        else
        {
            json.WriteNumber("tau", trace.TauTicks);
        }
    }

    static string NameOf(NeuronModel model) => model switch
    {
        InputModel => "input",
        LifModel => "lif",
        CubaLifModel => "cubaLif",
        IfModel => "if",
        IntegratorModel => "integrator",
        LeakyIntegratorModel => "li",
        CubaLeakyIntegratorModel => "cubaLi",
        ThresholdModel => "threshold",
        PassthroughModel => "passthrough",
        FixedPointModel fixedPoint => fixedPoint.Family,
        _ => throw new InputErrorException(JsonNetworkCodes.NotExpressible.With($"The model {model.GetType().Name} has no name in JSON.")),
    };

    static string NameOf<T>(IEnumerable<(string Name, T Meaning)> names, T meaning) =>
        names.First(n => EqualityComparer<T>.Default.Equals(n.Meaning, meaning)).Name;
}
