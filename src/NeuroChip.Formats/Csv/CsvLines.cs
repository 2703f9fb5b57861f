using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Files;

namespace NeuroChip.Formats.Csv;

/// <summary>The lines of a text file as bytes, one at a time; LF or CR LF, with or without one at the end; a UTF-8 mark is skipped.</summary>
sealed class CsvLines(InputFile file)
{
    /// <summary>A longer line is not a table's row.</summary>
    public const int MaximumLength = 1 << 20;

    byte[] _buffer = new byte[1 << 16];
    int _start;
    int _end;
    bool _ended;

    /// <summary>Number of the line last returned, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>An error in the line last returned.</summary>
    public InputErrorException Error(DiagnosticDescriptor descriptor, int column, string message) => At(Number, column, descriptor, message);

    /// <summary>An error in the first line that shows only later.</summary>
    public InputErrorException HeaderError(DiagnosticDescriptor descriptor, string message) => At(1, 1, descriptor, message);

    InputErrorException At(int line, int column, DiagnosticDescriptor descriptor, string message) =>
        new(descriptor.At(new SourceLocation(file.Name, line, column), $"'{file.Name}': {message}."));

    /// <summary>The next line without its end; false after the last. The span is valid until the next call.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        while (length < 0 && !_ended)
        {
            Refill();
            length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        }

        var last = length < 0;
        length = last ? _end - _start : length;
        line = _buffer.AsSpan(_start, length);
        _start += last ? length : length + 1;
        if (last && length == 0)
        {
            return false;
        }

        Number++;
        line = Trim(line);
        return true;
    }

    ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        line = line.EndsWith("\r"u8) ? line[..^1] : line;
        return Number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
    }

    void Refill()
    {
        var kept = _end - _start;
        if (kept >= MaximumLength)
        {
            Number++;
            throw Error(FileCodes.NotThatFormat, 1, $"the line is longer than {MaximumLength} bytes; this is not a CSV file");
        }

        var target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(target);
        _buffer = target;
        _start = 0;
        var read = file.Read(_buffer.AsSpan(kept));
        _end = kept + read;
        _ended = _end < _buffer.Length;
    }
}
