namespace NeuroChip.Formats.Csv;

/// <summary>A rectangular table of numbers.</summary>
/// <param name="Name">The file, for messages.</param>
/// <param name="Header">Fields of the first line where it is no row of numbers; else empty.</param>
/// <param name="FirstLine">Line of row 0, from 1; blank lines are not allowed between rows.</param>
/// <param name="Columns">At least 1.</param>
/// <param name="Values">[rows × columns], row-major, finite.</param>
public sealed record CsvTable(string Name, string[] Header, int FirstLine, int Columns, double[] Values)
{
    public int Rows => Values.Length / Columns;

    public double this[int row, int column] => Values[(row * Columns) + column];

    /// <summary>Line of a row, for messages.</summary>
    public int Line(int row) => FirstLine + row;
}
