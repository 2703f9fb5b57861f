using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Pipeline;

/// <summary>Opens files that the user named; what cannot be opened is a diagnostic.</summary>
static class UserFile
{
    public static FileStream OpenRead(string path)
    {
        if (Directory.Exists(path) || !File.Exists(path))
        {
            var what = Directory.Exists(path) ? "is a folder, not a file" : "does not exist";
            throw new InputErrorException(FileCodes.NotFound.At(new SourceLocation(path), $"'{path}' {what}."));
        }

        try
        {
            return File.OpenRead(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputErrorException(FileCodes.NotReadable.At(new SourceLocation(path), problem.Message));
        }
    }
}
