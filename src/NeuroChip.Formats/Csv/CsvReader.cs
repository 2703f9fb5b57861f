using System.Buffers.Text;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Files;

namespace NeuroChip.Formats.Csv;

/// <summary>
/// Comma-separated tables of decimal numbers (invariant culture), gzipped or not. The first line may be a header: column names, or
/// scikit-learn's "samples, features, class names…", whose numbers are then checked. Blank lines may stand at the end only.
/// </summary>
public static class CsvReader
{
    // A compressed table may hold this many numbers whatever its size, and beyond it some for every stored byte: MNIST as a gzipped
    // table has three. A number takes eight bytes here, so the bound on characters alone would not bound memory.
    const int FreeValues = 4 << 20;
    const int ValuesPerStoredByte = 6;

    public static CsvTable Read(string path)
    {
        using var file = InputFile.Open(path);
        return Read(file);
    }

    /// <summary>Throws <see cref="InputErrorException"/> with line and column for anything that is not such a table.</summary>
    public static CsvTable Read(InputFile file)
    {
        var lines = new CsvLines(file);
        if (!lines.Next(out var line))
        {
            throw lines.Error(FileCodes.NotThatFormat, 1, "the file is empty; a CSV table was expected");
        }

        var header = IsHeader(line) ? CsvRow.Texts(line) : [];
        var more = header.Length == 0 || lines.Next(out line);
        var table = ReadRows(lines, line, more, header, file);
        CheckCounts(lines, table);
        return table;
    }

    /// <summary>All lines as text, for lists of files; every line has as many fields as the first.</summary>
    public static List<CsvRecord> ReadRecords(InputFile file)
    {
        var lines = new CsvLines(file);
        var records = new List<CsvRecord>();
        while (lines.Next(out var line))
        {
            records.Add(new CsvRecord(lines.Number, CsvRow.Texts(line)));
            if (records[^1].Fields.Length != records[0].Fields.Length)
            {
                throw lines.Error(FileCodes.Malformed, 1,
                    $"the line has {records[^1].Fields.Length} fields; the first has {records[0].Fields.Length}");
            }
        }

        return records;
    }

    // Names only, or two counts and names. Anything else is a row, so that a damaged first row is reported and not lost.
    static bool IsHeader(ReadOnlySpan<byte> line)
    {
        var fields = 0;
        var numbers = 0;
        foreach (var range in line.Split((byte)','))
        {
            fields++;
            numbers += CsvRow.TryNumber(line[range].Trim((byte)' '), out _) ? 1 : 0;
        }

        return !line.Trim((byte)' ').IsEmpty && (numbers == 0 || (numbers == 2 && fields > 2 && StartsWithCounts(line)));
    }

    static bool StartsWithCounts(ReadOnlySpan<byte> line)
    {
        var second = line[(line.IndexOf((byte)',') + 1)..];
        return Utf8Parser.TryParse(line, out int _, out var first) && line[first] == (byte)','
            && Utf8Parser.TryParse(second, out int _, out var end) && end < second.Length && second[end] == (byte)',';
    }

    static CsvTable ReadRows(CsvLines lines, ReadOnlySpan<byte> line, bool more, string[] header, InputFile file)
    {
        var most = Math.Max(FreeValues, file.StoredLength * ValuesPerStoredByte);
        var values = new List<double>();
        var firstLine = lines.Number;
        var columns = 0;
        while (more)
        {
            if (line.Trim((byte)' ').IsEmpty)
            {
                RequireBlankRest(lines);
                break;
            }

            var count = CsvRow.AppendNumbers(lines, line, values);
            columns = columns == 0 ? count : columns;
            if (count != columns)
            {
                throw lines.Error(FileCodes.Malformed, 1, $"the row has {count} fields; the rows before have {columns}");
            }

            if (values.Count > most)
            {
                throw lines.Error(FileCodes.TooLarge, 1, $"{file.StoredLength} stored bytes grow to more than {most} numbers");
            }

            more = lines.Next(out line);
        }

        return columns > 0
            ? new CsvTable(file.Name, header, firstLine, columns, [.. values])
            : throw lines.Error(FileCodes.Truncated, 1, "no row of numbers follows");
    }

    static void RequireBlankRest(CsvLines lines)
    {
        var blank = lines.Number;
        while (lines.Next(out var line))
        {
            if (!line.Trim((byte)' ').IsEmpty)
            {
                throw lines.Error(FileCodes.Malformed, 1, $"rows go on after the blank line {blank}");
            }
        }
    }

    // "150,4,setosa,versicolor,virginica": 150 rows, 4 features and a label.
    static void CheckCounts(CsvLines lines, CsvTable table)
    {
        if (table.Header is not [var samples, var features, ..]
            || !int.TryParse(samples, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            || !int.TryParse(features, NumberStyles.None, CultureInfo.InvariantCulture, out var columns))
        {
            CheckNames(lines, table);
            return;
        }

        if (rows != table.Rows)
        {
            throw lines.HeaderError(rows > table.Rows ? FileCodes.Truncated : FileCodes.Malformed,
                $"the line announces {rows} samples; {table.Rows} rows follow");
        }

        if (columns + 1 != table.Columns)
        {
            throw lines.HeaderError(FileCodes.Malformed,
                $"the line announces {columns} features and a label; the rows have {table.Columns} fields");
        }
    }

    static void CheckNames(CsvLines lines, CsvTable table)
    {
        if (table.Header.Length > 0 && table.Header.Length != table.Columns)
        {
            throw lines.HeaderError(FileCodes.Malformed,
                $"the line names {table.Header.Length} columns; the rows have {table.Columns} fields");
        }
    }
}
