namespace NeuroChip.Formats.Csv;

/// <summary>A line of text fields.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Fields">Without blanks and quotes around them.</param>
public sealed record CsvRecord(int Line, string[] Fields);
