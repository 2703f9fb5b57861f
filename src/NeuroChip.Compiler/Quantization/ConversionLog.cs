using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Integer format of a parameter: a code is mantissa · Step, mantissas from Min to Max.</summary>
/// <param name="Text">As it appears in the conversion table.</param>
readonly record struct ParameterFormat(string Text, int Step, long Min, long Max);

/// <summary>Turns real parameters into codes and writes down what became of each: a row of the table, and a warning where it suffered.</summary>
sealed class ConversionLog(DiagnosticBag diagnostics)
{
    readonly ImmutableArray<ConversionRow>.Builder _rows = ImmutableArray.CreateBuilder<ConversionRow>();

    public void Add(ConversionRow row) => _rows.Add(row);

    public void Warn(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    public ImmutableArray<ConversionRow> ToRows() => _rows.ToImmutable();

    /// <summary>Codes of one parameter of a population, uniform where all are equal.</summary>
    /// <param name="count">Neurons with values of their own; 1 where value and unit are the same for all.</param>
    /// <param name="value">Real value, by neuron.</param>
    /// <param name="unit">Real value of a code of 1, by neuron.</param>
    public ParameterCodes Encode(
        string population, string quantity, int count, Func<int, double> value, Func<int, double> unit, ParameterFormat format, string note = "")
    {
        var codes = new int[count];
        double sum = 0, squaredError = 0;
        int clipped = 0, vanished = 0;
        for (var n = 0; n < count; n++)
        {
            var mantissa = Math.Round(value(n) / unit(n) / format.Step, MidpointRounding.ToEven);
            var kept = Math.Clamp(mantissa, format.Min, format.Max);
            clipped += kept != mantissa ? 1 : 0;
            vanished += kept == 0 && value(n) != 0 ? 1 : 0;
            codes[n] = (int)(kept * format.Step);
            sum += value(n);
            var error = (codes[n] * unit(n)) - value(n);
            squaredError += error * error;
        }

        var largest = codes.Length == 0 ? 0 : codes.MaxBy(code => Math.Abs((long)code));
        WarnOf(population, quantity, count, clipped, vanished, format);
        var reason = clipped > 0 ? $"{clipped} of {count} clipped" : vanished > 0 ? $"{vanished} of {count} became 0" : note;
        Add(new ConversionRow(
            population, quantity, count == 0 ? 0 : sum / count, largest, format.Text, count == 0 ? 0 : Math.Sqrt(squaredError / count), reason));
        return codes.Length == 0 ? 0 : ParameterCodes.From(codes);
    }

    void WarnOf(string population, string quantity, int count, int clipped, int vanished, ParameterFormat format)
    {
        if (clipped > 0)
        {
            Warn(QuantizationCodes.Saturated.With(
                $"Population '{population}': {quantity} of {clipped} of {count} values is outside {format.Min * format.Step} … {format.Max * format.Step} ({format.Text}) and was clipped."));
        }

        if (vanished > 0)
        {
            Warn(QuantizationCodes.Vanished.With(
                $"Population '{population}': {quantity} of {vanished} of {count} values became 0 in format {format.Text}."));
        }
    }
}
