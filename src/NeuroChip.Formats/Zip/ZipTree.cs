using System.IO.Compression;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Files;

namespace NeuroChip.Formats.Zip;

/// <summary>
/// The files of a zip archive, read one at a time and checked against their sizes and checksums. Nothing is ever written to disk; names
/// that would leave the archive's folder are refused all the same. The archive stays open as long as the object lives.
/// </summary>
public sealed class ZipTree : IFileTree
{
    const int MaximumFiles = 1_000_000;

    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    // ZipArchive is not thread-safe.
    readonly Lock _lock = new();

    ZipTree(string name, Stream stored)
    {
        Name = name;
        try
        {
            var archive = new ZipArchive(stored, ZipArchiveMode.Read);
            foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
            {
                Add(entry);
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Error(FileCodes.Malformed, $"the archive is damaged: {e.Message}");
        }

        Files = [.. _entries.Keys.Order(StringComparer.Ordinal)];
    }

    public string Name { get; }

    public IReadOnlyList<string> Files { get; }

    public static ZipTree Open(string path)
    {
        CheckStart(path);
        var stored = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new ZipTree(path, stored);
        }
        catch (InputErrorException)
        {
            stored.Dispose();
            throw;
        }
    }

    public byte[] Read(string file, int limit)
    {
        lock (_lock)
        {
            var entry = _entries[file];
            if (entry.Length > limit)
            {
                throw Error(FileCodes.TooLarge, $"'{file}' declares {entry.Length} bytes; at most {limit} are allowed");
            }

            try
            {
                return ReadEntry(entry);
            }
            catch (Exception e) when (IsDamage(e))
            {
                throw Error(FileCodes.Malformed, $"'{file}' is damaged: {e.Message}");
            }
        }
    }

    byte[] ReadEntry(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();

        // The declared size is only believed as far as bytes arrive, and one more byte is asked for.
        var bytes = new byte[Math.Min(entry.Length, 1 << 16) + 1];
        var filled = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (filled == bytes.Length && filled <= entry.Length)
        {
            Array.Resize(ref bytes, (int)Math.Min(entry.Length + 1, bytes.Length * 2L));
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
        }

        if (filled != entry.Length)
        {
            throw Error(filled < entry.Length ? FileCodes.Truncated : FileCodes.Malformed,
                $"'{entry.FullName}' declares {entry.Length} bytes and holds {(filled < entry.Length ? filled : "more")}");
        }

        Array.Resize(ref bytes, filled);
        return Crc32.Of(bytes) == entry.Crc32 ? bytes : throw Error(FileCodes.ChecksumMismatch, $"'{entry.FullName}' has another CRC-32 than stored");
    }

    void Add(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Length == 0 || name.StartsWith('/') || name.AsSpan().ContainsAny('\\', ':', '\0') || name.Split('/').Contains(".."))
        {
            throw Error(FileCodes.Malformed, $"the name '{Printable(name)}' leaves the archive's folder");
        }

        if (entry.IsEncrypted)
        {
            throw Error(FileCodes.Unsupported, $"'{Printable(name)}' is encrypted");
        }

        if (_entries.Count == MaximumFiles)
        {
            throw Error(FileCodes.TooLarge, $"more than {MaximumFiles} files");
        }

        if (!_entries.TryAdd(name, entry))
        {
            throw Error(FileCodes.Malformed, $"'{Printable(name)}' is there twice");
        }
    }

    // Reuses the checks of every input file: existence, access, Git LFS pointers.
    static void CheckStart(string path)
    {
        using var file = InputFile.Open(path);
        Span<byte> start = stackalloc byte[4];
        var read = file.Read(start);
        if (read < start.Length || !start.StartsWith("PK"u8))
        {
            throw file.Error(FileCodes.NotThatFormat, 0, $"starts with {Convert.ToHexStringLower(start[..read])}; a zip archive starts with 504b");
        }
    }

    // What the platform's reader throws for archives that contradict themselves.
    static bool IsDamage(Exception e) => e is InvalidDataException or IOException or NotSupportedException or ArgumentException
        or OverflowException or IndexOutOfRangeException;

    static string Printable(string name) => string.Concat(name.Take(80).Select(c => char.IsControl(c) ? '·' : c));

    InputErrorException Error(DiagnosticDescriptor descriptor, string message) => new(descriptor.At(new(Name), $"'{Name}': {message}."));
}
