using System.Security.Cryptography;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Data.Datasets;

/// <summary>Fetches the files of known data sets over the network, checks them, and puts them where <see cref="DatasetRoots"/> looks.</summary>
public static class DatasetFetcher
{
    const int BufferBytes = 1 << 16;

    /// <summary>
    /// Makes sure that every file of the set lies below <paramref name="folder"/> with the right checksum; files that do are not fetched
    /// again. A file appears under its name only when it is complete. Throws <see cref="InputErrorException"/>: NC7003 (network, wrong
    /// size), NC7004 (no public address), NC0020 (checksum), NC0002 (disk).
    /// </summary>
    /// <param name="entry">The set.</param>
    /// <param name="folder">Data folder; made where it does not exist.</param>
    /// <param name="handler">The way to the network; stays the caller's.</param>
    /// <param name="progress">Told about bytes as they arrive.</param>
    /// <param name="cancellation">Ends the transfer; what had arrived of a file is deleted.</param>
    public static async Task FetchAsync(
        DatasetEntry entry, string folder, HttpMessageHandler handler, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        using var client = new HttpClient(handler, disposeHandler: false);
        foreach (var source in entry.Sources)
        {
            var target = Path.Combine(folder, source.File);
            try
            {
                if (!await IsCompleteAsync(source, target, cancellation))
                {
                    await FetchAsync(entry, source, target, client, progress, cancellation);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputErrorException(FileCodes.NotReadable.At(new(target), $"'{target}' cannot be written: {e.Message}"));
            }
        }
    }

    /// <summary>True where the file is there with the announced size and checksum.</summary>
    public static async Task<bool> IsCompleteAsync(DatasetSource source, string path, CancellationToken cancellation)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != source.Bytes)
        {
            return false;
        }

        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) == source.Sha256;
    }

    static async Task FetchAsync(
        DatasetEntry entry, DatasetSource source, string target, HttpClient client, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        var address = source.Address ?? throw new InputErrorException(DataCodes.NoPublicAddress.With(
            $"No public address is known for {source.File} of '{entry.Info.Name}'; it belongs at '{target}'."));
        var partial = target + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            await DownloadAsync(source, address, target, partial, client, progress, cancellation);
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException
            || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw Failed(address, target, e.Message);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    static async Task DownloadAsync(
        DatasetSource source, Uri address, string target, string partial, HttpClient client, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw Failed(address, target, $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
        }

        await using var content = await response.Content.ReadAsStreamAsync(cancellation);
        await using var file = File.Create(partial);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var received = 0L;
        for (var read = await content.ReadAsync(buffer, cancellation); read > 0; read = await content.ReadAsync(buffer, cancellation))
        {
            received += read;
            if (received > source.Bytes)
            {
                break;
            }

            hash.AppendData(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            progress?.Report(new FetchProgress(source, received));
        }

        Check(source, address, target, received, hash);
    }

    static void Check(DatasetSource source, Uri address, string target, long received, IncrementalHash hash)
    {
        if (received != source.Bytes)
        {
            var found = received > source.Bytes ? "more" : $"{received}";
            throw Failed(address, target, $"{source.Bytes} bytes were expected, {found} arrived");
        }

        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (sha256 != source.Sha256)
        {
            throw new InputErrorException(FileCodes.ChecksumMismatch.With($"{address} has SHA-256 {sha256}; {source.Sha256} was expected."));
        }
    }

    static InputErrorException Failed(Uri address, string target, string reason) =>
        new(DataCodes.FetchFailed.With($"{address} could not be fetched: {reason}; it belongs at '{target}'."));
}
