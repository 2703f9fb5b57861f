using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Formats.Events;

/// <summary>
/// Recordings of N-MNIST (G. Orchard et al., Converting static image datasets to spiking neuromorphic datasets using saccades, 2015):
/// five bytes an event: x, y, then 24 bits big-endian: polarity and 23 bits of time in µs. An event with y = 240 says that the clock
/// has wrapped: 8192 µs are added to every later time.
/// </summary>
public static class NMnistReader
{
    /// <summary>Pixels in a row and rows of the sensor's part in use.</summary>
    public const int Side = 34;

    const int EventBytes = 5;
    const int WrapRow = 240;
    const int WrapMicroseconds = 8192;

    /// <summary>
    /// The events of a recording, in order of time. Throws <see cref="InputErrorException"/> with the byte offset for an incomplete
    /// event, a pixel outside 34×34, and a time before that of the event before.
    /// </summary>
    public static PixelEvent[] Read(string name, ReadOnlySpan<byte> bytes)
    {
        var events = Decode(name, bytes);
        for (var i = 1; i < events.Length; i++)
        {
            if (events[i].Time < events[i - 1].Time)
            {
                throw new InputErrorException(FileCodes.Malformed.At(new(name),
                    $"'{name}': event {i} is at {events[i].Time} µs, before its predecessor at {events[i - 1].Time} µs."));
            }
        }

        return events;
    }

    /// <summary>The events as stored, in any order of time.</summary>
    public static PixelEvent[] Decode(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % EventBytes != 0)
        {
            throw Error(FileCodes.Truncated, name, bytes.Length - (bytes.Length % EventBytes),
                $"the last event has {bytes.Length % EventBytes} of {EventBytes} bytes");
        }

        var events = new PixelEvent[bytes.Length / EventBytes];
        var count = 0;
        var wrapped = 0;
        for (var at = 0; at < bytes.Length; at += EventBytes)
        {
            var record = bytes.Slice(at, EventBytes);
            if (record[1] == WrapRow)
            {
                wrapped += WrapMicroseconds;
                continue;
            }

            if (record[0] >= Side || record[1] >= Side)
            {
                throw Error(FileCodes.Malformed, name, at, $"pixel ({record[0]}, {record[1]}); columns and rows are 0 … {Side - 1}");
            }

            var time = ((record[2] & 0x7f) << 16) | (record[3] << 8) | record[4];
            events[count++] = new PixelEvent(time + wrapped, record[0], record[1], (byte)(record[2] >> 7));
        }

        return count == events.Length ? events : events[..count];
    }

    static InputErrorException Error(DiagnosticDescriptor descriptor, string name, long offset, string message) =>
        new(descriptor.At(new SourceLocation(name, ByteOffset: offset), $"'{name}': {message}."));
}
