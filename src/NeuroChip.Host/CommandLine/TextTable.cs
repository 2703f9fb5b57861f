namespace NeuroChip.Host.CommandLine;

/// <summary>Aligned columns for a terminal: numbers to the right, words to the left, two spaces between.</summary>
sealed class TextTable(params string[] headers)
{
    readonly List<string[]> _rows = [];

    public TextTable Add(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    public void Write(TextWriter output, string indent = "  ")
    {
        var columns = headers.Length;
        var widths = new int[columns];
        var numeric = new bool[columns];
        for (var column = 0; column < columns; column++)
        {
            widths[column] = _rows.Append(headers).Max(row => row[column].Length);
            numeric[column] = _rows.Count > 0 && _rows.All(row => row[column].Length == 0 || IsNumber(row[column]));
        }

        if (headers.Any(header => header.Length > 0))
        {
            WriteRow(output, indent, headers, widths, numeric);
        }

        foreach (var row in _rows)
        {
            WriteRow(output, indent, row, widths, numeric);
        }
    }

    static void WriteRow(TextWriter output, string indent, string[] row, int[] widths, bool[] numeric)
    {
        var cells = row.Select((cell, column) => numeric[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
        output.WriteLine((indent + string.Join("  ", cells)).TrimEnd());
    }

    static bool IsNumber(string cell) => char.IsAsciiDigit(cell[0]) || (cell.Length > 1 && cell[0] is '-' or '+' or '<' or '−' && char.IsAsciiDigit(cell[1]));
}
