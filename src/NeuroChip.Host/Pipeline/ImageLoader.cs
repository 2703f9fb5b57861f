using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Host.Pipeline;

/// <summary>Compiled chip images among the files that a user may give.</summary>
static class ImageLoader
{
    public static bool IsImage(string path)
    {
        if (path.StartsWith("builtin:", StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> start = stackalloc byte[8];
        using var file = InputFile.OpenRead(path);
        return ImageFile.IsImage(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    public static (string Name, Shape Shape)[] InputsOf(ChipImage image) => [.. image.Inputs.Select(input => (input.Name, input.Shape))];
}
