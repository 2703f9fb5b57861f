using System.IO.Compression;

namespace NeuroChip.Formats.Tests.Files;

static class Gzip
{
    public static byte[] Of(byte[] bytes)
    {
        var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return stored.ToArray();
    }
}
