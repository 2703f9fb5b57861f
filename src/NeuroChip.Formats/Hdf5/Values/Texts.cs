using System.Text;

namespace NeuroChip.Formats.Hdf5.Values;

/// <summary>Decodes text. Bytes that are not UTF-8 become U+FFFD.</summary>
static class Texts
{
    /// <summary>Text of fixed length without what fills it up: everything from the first zero byte on, or spaces at the end.</summary>
    public static string Fixed(ReadOnlySpan<byte> element, Hdf5Type type)
    {
        var text = type.IsSpacePadded ? element.TrimEnd((byte)' ') : ToZero(element);
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Text of variable length; some writers count a zero byte at its end.</summary>
    public static string Variable(ReadOnlySpan<byte> element) => Encoding.UTF8.GetString(element.TrimEnd((byte)0));

    static ReadOnlySpan<byte> ToZero(ReadOnlySpan<byte> element) =>
        element.IndexOf((byte)0) is var end and >= 0 ? element[..end] : element;
}
