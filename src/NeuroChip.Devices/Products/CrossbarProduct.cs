using System.Collections.Immutable;
using NeuroChip.Devices.Converters;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Products;

/// <summary>Product of a mapped matrix with vectors, through converters and whatever physics reads the arrays.</summary>
public sealed class CrossbarProduct
{
    readonly MappedWeights _weights;
    readonly InputConverter _input;
    readonly Readout _readout;
    readonly double _weightScale, _inputScale;

    /// <param name="weightScale">w_max: what a weight of 1 in <paramref name="weights"/> stands for.</param>
    /// <param name="inputScale">x_max: the input that drives a line fully.</param>
    public CrossbarProduct(MappedWeights weights, double weightScale, double inputScale, InputConverter input, Readout readout)
    {
        _weights = weights;
        _input = input;
        _readout = readout;
        _weightScale = Require.Positive(weightScale, "w_max");
        _inputScale = Require.Positive(inputScale, "x_max");
        if (readout.Converters.Length > 1)
        {
            Require.SameSize(readout.Converters.Length, weights.Arrays.Length, "converter ranges, one for every slice");
        }
    }

    /// <param name="inputs">One value an input line, in the unit of the network.</param>
    /// <returns>One value an output line, in the unit of the network.</returns>
    public double[] Multiply(ReadOnlySpan<double> inputs, IArrayRead read)
    {
        Require.SameSize(inputs.Length, _weights.Inputs, "inputs of an array");
        var scaled = new double[inputs.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = Require.Finite(inputs[i], "an input") / _inputScale;
        }

        var slices = _input.Convert(scaled);
        var inputSum = slices.Sum(slice => slice.Significance * slice.Values.Sum());
        var result = new double[_weights.Outputs];
        Array.Fill(result, -_weights.ZeroOffset * inputSum);
        for (var index = 0; index < _weights.Arrays.Length; index++)
        {
            Add(_weights.Arrays[index], Lines(_weights.Arrays[index], slices, read, _readout.ConverterOf(index)), inputSum, result);
        }

        return Array.ConvertAll(result, value => value * _weightScale * _inputScale);
    }

    static void Add(CellArray array, double[] lines, double inputSum, double[] result)
    {
        var (first, zero) = array.HasReferenceLine ? (1, lines[0]) : (0, array.Baseline * inputSum);
        for (var output = 0; output < result.Length; output++)
        {
            result[output] += (lines[first + output] - zero) * array.Gain;
        }
    }

    // Every line of an array, reference line included, behind the converter.
    double[] Lines(CellArray array, ImmutableArray<InputSlice> slices, IArrayRead read, OutputConverter? converter)
    {
        var positive = new double[array.Positive.Rows];
        double[]? negative = null;
        for (var number = 0; number < slices.Length; number++)
        {
            var (plus, minus) = Clipped(read.Read(array, slices[number].Values, number));
            if (_readout.ConvertEverySlice)
            {
                Convert(plus, converter);
                Convert(minus, converter);
            }

            Accumulate(positive, plus, slices[number].Significance);
            if (minus is not null)
            {
                Accumulate(negative ??= new double[minus.Length], minus, slices[number].Significance);
            }
        }

        if (!_readout.ConvertEverySlice)
        {
            Convert(positive, converter);
            Convert(negative, converter);
        }

        Accumulate(positive, negative, -1);
        return positive;
    }

    // Currents behind the limiter; subtracted already where that is done before the converter.
    (double[] Plus, double[]? Minus) Clipped(ArrayCurrents currents)
    {
        double[] plus = Array.ConvertAll(currents.Positive, Clip);
        if (currents.Negative is null)
        {
            return (plus, null);
        }

        var minus = Array.ConvertAll(currents.Negative, Clip);
        if (!_readout.SubtractCurrents)
        {
            return (plus, minus);
        }

        Accumulate(plus, minus, -1);
        return (plus, null);
    }

    double Clip(double current) => Math.Clamp(current, -_readout.ColumnLimit, _readout.ColumnLimit);

    static void Convert(double[]? currents, OutputConverter? converter)
    {
        for (var line = 0; converter is not null && line < currents?.Length; line++)
        {
            currents[line] = converter.Convert(currents[line]);
        }
    }

    static void Accumulate(double[] sums, double[]? terms, double factor)
    {
        for (var line = 0; line < terms?.Length; line++)
        {
            sums[line] += factor * terms[line];
        }
    }
}
