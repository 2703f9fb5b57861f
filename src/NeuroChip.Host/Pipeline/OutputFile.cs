using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Pipeline;

/// <summary>Writes files whole or not at all: to a temporary neighbour, then renamed. The path <c>-</c> is standard output.</summary>
static class OutputFile
{
    public const string StandardOutput = "-";

    /// <exception cref="InputErrorException">NC0009: exists and may not be overwritten. NC0002: cannot be written.</exception>
    public static void Write(string path, bool overwrite, Action<Stream> content)
    {
        if (path == StandardOutput)
        {
            // Some formats go back to fill in their header, which a pipe cannot do.
            using var whole = new MemoryStream();
            content(whole);
            using var output = Console.OpenStandardOutput();
            whole.WriteTo(output);
            return;
        }

        RequireFree(path, overwrite);
        var temporary = path + ".partial";
        try
        {
            using (var stream = File.Create(temporary))
            {
                content(stream);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new InputErrorException(FileCodes.NotReadable.At(new SourceLocation(path), problem.Message));
        }
    }

    public static void WriteText(string path, bool overwrite, string text) =>
        Write(path, overwrite, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Called before long work, so that nothing is computed in vain.</summary>
    public static void RequireFree(string path, bool overwrite)
    {
        if (File.Exists(path) && !overwrite)
        {
            throw new InputErrorException(FileCodes.BadValue.At(new SourceLocation(path), "the file exists; give --force to overwrite it, or another path."));
        }
    }
}
