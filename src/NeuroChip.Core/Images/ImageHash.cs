using NeuroChip.Core.Images.Files;

namespace NeuroChip.Core.Images;

/// <summary>The identity of an image: SHA-256 of its file's content, which holds everything but the file's own header.</summary>
public static class ImageHash
{
    /// <summary>64 hexadecimal digits.</summary>
    public static string Of(ChipImage image)
    {
        using var hashing = new HashingStream(Stream.Null);
        ImagePayload.Write(image, hashing);
        return Convert.ToHexStringLower(hashing.Finish());
    }
}
