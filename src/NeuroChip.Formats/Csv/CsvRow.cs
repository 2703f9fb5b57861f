using System.Globalization;
using System.Text;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Formats.Csv;

/// <summary>One line's fields: separated by commas, blanks around them ignored, double quotes around them removed.</summary>
static class CsvRow
{
    /// <summary>Characters of decimal numbers; the parser alone would also take "NaN", "Infinity" and trailing zero bytes.</summary>
    static ReadOnlySpan<byte> NumberCharacters => "0123456789+-.eE"u8;

    /// <summary>Appends the numbers of a line; returns how many.</summary>
    public static int AppendNumbers(CsvLines lines, ReadOnlySpan<byte> line, List<double> values)
    {
        var count = 0;
        foreach (var range in line.Split((byte)','))
        {
            var field = line[range].Trim((byte)' ');
            if (!TryNumber(field, out var value))
            {
                throw lines.Error(FileCodes.Malformed, range.Start.Value + 1,
                    $"{Quoted(field)} is not a finite decimal number; fields are separated by commas");
            }

            values.Add(value);
            count++;
        }

        return count;
    }

    /// <summary>The fields as text, for headers and lists of files.</summary>
    public static string[] Texts(ReadOnlySpan<byte> line)
    {
        var texts = new List<string>();
        foreach (var range in line.Split((byte)','))
        {
            texts.Add(Encoding.UTF8.GetString(line[range]).Trim().Trim('"'));
        }

        return [.. texts];
    }

    public static bool TryNumber(ReadOnlySpan<byte> field, out double value)
    {
        value = 0;
        return !field.IsEmpty
            && field.IndexOfAnyExcept(NumberCharacters) < 0
            && double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>A field for a message: at most 40 characters, control characters replaced.</summary>
    public static string Quoted(ReadOnlySpan<byte> field)
    {
        var text = Encoding.UTF8.GetString(field[..Math.Min(field.Length, 40)]);
        var shown = string.Concat(text.Select(c => char.IsControl(c) ? '·' : c));
        return field.Length > 40 ? $"'{shown}…'" : $"'{shown}'";
    }
}
