using System.Text.Json;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Writes the members of one stage into the object that is open.</summary>
sealed class StageWriter(Utf8JsonWriter json, string projection)
{
    /// <param name="target">The target population's shape for the last stage, else null.</param>
    public void Write(LinearStage stage, Shape? target)
    {
        switch (stage)
        {
            case DenseStage dense:
                json.WriteString("kind", "dense");
                WriteOutputShape(dense.To, target ?? new Shape(dense.To.Count));
                json.WriteTensor("weights", [dense.To.Count, dense.From.Count], dense.Weights.AsSpan());
                WriteBias(dense.Biases.AsSpan());
                break;
            case Conv2dStage convolution:
                WriteConvolution(convolution);
                break;
            case Pool2dStage pool:
                WritePool(pool);
                break;
            case ReshapeStage reshape:
                json.WriteString("kind", "reshape");
                json.WriteShape("shape", reshape.To);
                break;
            case ScaleStage { Factors: { IsUniform: true } factors }:
                json.WriteString("kind", "oneToOne");
                json.WriteReal("weights", factors[0]);
                break;
            case ScaleStage scale:
                json.WriteString("kind", "oneToOne");
                json.WriteReals("weights", scale.Factors.Values.AsSpan());
                break;
            case DelayStage { DelayTicks: [var ticks] }:
                json.WriteString("kind", "delay");
                json.WriteNumber("ticks", ticks);
                break;
            case DelayStage delay:
                json.WriteString("kind", "delay");
                json.WriteIntegers("ticks", delay.DelayTicks.AsSpan());
                break;
            case SparseStage sparse:
                WriteSparse(sparse, target);
                break;
            case RandomStage random:
                WriteRandom(random, target);
                break;
            default:
                throw new InputErrorException(JsonNetworkCodes.NotExpressible.With($"Projection '{projection}' has a {stage.GetType().Name}."));
        }
    }

    void WriteConvolution(Conv2dStage stage)
    {
        json.WriteString("kind", "conv2d");
        WriteWindow(stage.Window, stage.From, stage.To);
        json.WriteNumber("groups", stage.Groups);
        json.WriteTensor(
            "weights", [stage.To[0], stage.From[0] / stage.Groups, stage.Window.KernelHeight, stage.Window.KernelWidth], stage.Weights.AsSpan());
        WriteBias(stage.Biases.AsSpan());
    }

    void WritePool(Pool2dStage stage)
    {
        var kernel = new Pair2d(stage.Window.KernelHeight, stage.Window.KernelWidth);
        var average = stage.Factor == StageFactory.AverageFactor(kernel);
        json.WriteString("kind", average ? "avgPool2d" : "sumPool2d");
        json.WriteIntegers("kernel", [kernel.Height, kernel.Width]);
        WriteWindow(stage.Window, stage.From, stage.To);
        if (!average)
        {
            json.WriteReal("factor", stage.Factor);
        }
    }

    void WriteWindow(Window2d window, Shape from, Shape to)
    {
        json.WriteIntegers("stride", [window.StrideHeight, window.StrideWidth]);
        var bottom = PaddingAfter(from[1], to[1], window.KernelHeight, window.StrideHeight, window.PaddingTop, window.DilationHeight);
        var right = PaddingAfter(from[2], to[2], window.KernelWidth, window.StrideWidth, window.PaddingLeft, window.DilationWidth);
        if (bottom == window.PaddingTop && right == window.PaddingLeft)
        {
            json.WriteIntegers("padding", [bottom, right]);
        }
        else
        {
            json.WriteIntegers("padding", [window.PaddingTop, bottom, window.PaddingLeft, right]);
        }

        json.WriteIntegers("dilation", [window.DilationHeight, window.DilationWidth]);
    }

    /// <summary>As much as before where that gives so many outputs, else the least that does.</summary>
    static int PaddingAfter(int inputs, int outputs, int kernel, int stride, int before, int dilation)
    {
        var reach = (dilation * (kernel - 1)) + 1;
        var least = ((outputs - 1) * stride) + reach - inputs - before;
        return before >= least && before < least + stride ? before : least;
    }

    void WriteSparse(SparseStage stage, Shape? target)
    {
        json.WriteString("kind", "sparse");
        WriteOutputShape(stage.To, target);
        var inputs = new int[stage.Outputs.Length];
        for (var input = 0; input < stage.From.Count; input++)
        {
            inputs.AsSpan(stage.RowStart[input]..stage.RowStart[input + 1]).Fill(input);
        }

        json.WriteIntegers("pre", inputs);
        json.WriteIntegers("post", stage.Outputs.AsSpan());
        json.WriteReals("weights", stage.Weights.AsSpan());
        if (!stage.Delays.IsDefaultOrEmpty)
        {
            json.WriteIntegers("delays", stage.Delays.AsSpan());
        }
    }

    void WriteRandom(RandomStage stage, Shape? target)
    {
        json.WriteString("kind", "random");
        WriteOutputShape(stage.To, target);
        json.WriteStartObject("rule");
        switch (stage.Rule)
        {
            case FixedInDegree rule:
                json.WriteNumber("fixedInDegree", rule.Sources);
                break;
            case FixedOutDegree rule:
                json.WriteNumber("fixedOutDegree", rule.Targets);
                break;
            case PairProbability rule:
                json.WriteReal("probability", rule.Probability);
                break;
        }

        json.WriteEndObject();
        WriteWeights(stage.Weights);
        WriteDelays(stage.Delays);
        json.WriteBoolean("selfConnections", stage.AllowSelf);
        if (stage.Neighbourhood is { } neighbourhood)
        {
            json.WriteStartObject("neighbourhood");
            json.WriteIntegers("radius", neighbourhood.Radii.Axes.AsSpan());
            json.WriteBoolean("wrap", neighbourhood.Wrap);
            json.WriteEndObject();
        }

        if (stage.Seed <= RandomReader.LargestPlainSeed)
        {
            json.WriteNumber("seed", stage.Seed);
        }
        else
        {
            json.WriteString("seed", stage.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    void WriteWeights(RandomWeights weights)
    {
        if (weights is ConstantWeight constant)
        {
            json.WriteReal("weights", constant.Value);
            return;
        }

        json.WriteStartObject("weights");
        switch (weights)
        {
            case UniformWeight uniform:
                json.WriteReals("uniform", [uniform.Min, uniform.Max]);
                break;
            case IntegerWeight integer:
                json.WriteReals("integers", [integer.Least, integer.Greatest]);
                break;
            case NormalWeight normal:
                json.WriteReals("normal", [normal.Centre, normal.Deviation]);
                break;
        }

        json.WriteEndObject();
    }

    void WriteDelays(RandomDelays delays)
    {
        switch (delays)
        {
            case ConstantDelay { Ticks: var ticks }:
                json.WriteNumber("delays", ticks);
                break;
            case UniformDelay uniform:
                json.WriteStartObject("delays");
                json.WriteIntegers("uniform", [uniform.Min, uniform.Max]);
                json.WriteEndObject();
                break;
        }
    }

    void WriteOutputShape(Shape shape, Shape? understood)
    {
        if (shape != understood)
        {
            json.WriteShape("outputShape", shape);
        }
    }

    void WriteBias(ReadOnlySpan<double> biases)
    {
        if (!biases.IsEmpty)
        {
            json.WriteReals("bias", biases);
        }
    }
}
