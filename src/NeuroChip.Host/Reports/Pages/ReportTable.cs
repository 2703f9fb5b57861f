namespace NeuroChip.Host.Reports.Pages;

/// <summary>Rows of cells under named columns.</summary>
/// <param name="Id">Names the table in CSV and JSON.</param>
/// <param name="Caption">What the table shows.</param>
/// <param name="Columns">Names, with the unit of the plain numbers where cells have one.</param>
sealed record ReportTable(string Id, string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <param name="Unit">SI unit of the plain numbers in this column; empty for words, counts and shares.</param>
sealed record Column(string Name, string Unit = "");

/// <summary>A value as people read it and, where it is a number, as it stands in the JSON report.</summary>
readonly record struct Cell(string Text, double? Number)
{
    public static implicit operator Cell(string text) => new(text, null);

    public static Cell Of(double number, string text) => new(text, number);
}
