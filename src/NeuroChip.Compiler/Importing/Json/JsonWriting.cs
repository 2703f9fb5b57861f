using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Units;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Values as the format writes them: lists of numbers on one line, quantities with unit where that loses nothing.</summary>
static class JsonWriting
{
    extension(Utf8JsonWriter json)
    {
        public void WriteQuantity(string key, double value, Unit unit)
        {
            var text = QuantityFormatter.Format(value, unit);
            if (QuantityParser.TryParse(text, unit, out var back, out _) && back == value)
            {
                json.WriteString(key, text);
            }
            else
            {
                json.WriteReal(key, value);
            }
        }

        public void WriteReal(string key, double value)
        {
            json.WritePropertyName(key);
            json.WriteRawValue(Text(value), skipInputValidation: true);
        }

        public void WriteShape(string key, Shape shape)
        {
            if (shape.Rank == 1)
            {
                json.WriteNumber(key, shape[0]);
            }
            else
            {
                json.WriteIntegers(key, shape.Axes.AsSpan());
            }
        }

        public void WriteParameter(ModelParameter parameter)
        {
            if (!parameter.Values.IsUniform)
            {
                json.WriteReals(parameter.Name, parameter.Values.Values.AsSpan());
            }
            else if (parameter.Range == ParameterRange.Positive)
            {
                json.WriteQuantity(parameter.Name, parameter.Values[0], Unit.Second);
            }
            else
            {
                json.WriteReal(parameter.Name, parameter.Values[0]);
            }
        }

        public void WriteReals(string key, ReadOnlySpan<double> values)
        {
            json.WritePropertyName(key);
            json.WriteRow(values);
        }

        public void WriteIntegers(string key, ReadOnlySpan<int> values)
        {
            json.WritePropertyName(key);
            var text = new StringBuilder("[");
            foreach (var value in values)
            {
                text.Append(text.Length > 1 ? ", " : "").Append(value.ToString(CultureInfo.InvariantCulture));
            }

            json.WriteRawValue(text.Append(']').ToString(), skipInputValidation: true);
        }

        /// <summary>Nested lists of the given lengths, from the outermost inward.</summary>
        public void WriteTensor(string key, ReadOnlySpan<int> lengths, ReadOnlySpan<double> values)
        {
            json.WritePropertyName(key);
            json.WriteNested(lengths, values);
        }

        void WriteNested(ReadOnlySpan<int> lengths, ReadOnlySpan<double> values)
        {
            if (lengths.Length == 1)
            {
                json.WriteRow(values);
                return;
            }

            json.WriteStartArray();
            var each = values.Length / lengths[0];
            for (var i = 0; i < lengths[0]; i++)
            {
                json.WriteNested(lengths[1..], values.Slice(i * each, each));
            }

            json.WriteEndArray();
        }

        void WriteRow(ReadOnlySpan<double> values)
        {
            var text = new StringBuilder("[");
            foreach (var value in values)
            {
                text.Append(text.Length > 1 ? ", " : "").Append(Text(value));
            }

            json.WriteRawValue(text.Append(']').ToString(), skipInputValidation: true);
        }
    }

    static string Text(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : throw new InputErrorException(JsonNetworkCodes.NotExpressible.With("The network holds a number that is not finite."));
}
