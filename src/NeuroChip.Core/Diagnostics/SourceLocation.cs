using System.Globalization;

namespace NeuroChip.Core.Diagnostics;

/// <summary>Where in the user's input something was found. Lines and columns count from 1; byte offsets from 0.</summary>
/// <param name="File">Path as the user gave it, or "-" for standard input.</param>
/// <param name="Line">Line in a text file; 0 where there is none.</param>
/// <param name="Column">Column in a text file; 0 where there is none.</param>
/// <param name="ByteOffset">Offset in a binary file; negative where there is none.</param>
public readonly record struct SourceLocation(string File, int Line = 0, int Column = 0, long ByteOffset = -1)
{
    public static SourceLocation None => new("");

    /// <summary>The form that editors follow: <c>file(line,column)</c>, <c>file(byte 123)</c> or <c>file</c>.</summary>
    public override string ToString() =>
        Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Math.Max(Column, 1)})")
        : ByteOffset >= 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}(byte {ByteOffset})")
        : File;
}
