using System.Globalization;
using System.Text;

namespace NeuroChip.Host.Charts;

/// <summary>Builds SVG text: escaped, in the invariant culture, coordinates rounded to a hundredth, so that equal data give equal bytes.</summary>
/// <param name="id">Unique in the page.</param>
/// <param name="width">Of the drawing, in its own units.</param>
sealed class SvgWriter(string id, double width)
{
    readonly StringBuilder _text = new();
    readonly Stack<string> _open = new();

    public string Id => id;

    public double Width => width;

    public SvgWriter Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(element, attributes);
        _text.Append('>');
        _open.Push(element);
        return this;
    }

    public SvgWriter Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element without content.</summary>
    public SvgWriter Empty(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(element, attributes);
        _text.Append("/>");
        return this;
    }

    /// <summary>An element with text alone.</summary>
    public SvgWriter Leaf(string element, string content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(element, attributes);
        _text.Append('>').Append(Escape(content)).Append("</").Append(element).Append('>');
        return this;
    }

    public SvgWriter Line(double x1, double y1, double x2, double y2, string style) =>
        Empty("line", ("class", style), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)));

    public SvgWriter Rectangle(double x, double y, double width, double height, string style) =>
        Empty("rect", ("class", style), ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)));

    /// <summary>A rectangle that says what it is when pointed at.</summary>
    public SvgWriter Rectangle(double x, double y, double width, double height, string style, string tip) =>
        Open("rect", ("class", style), ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)))
            .Leaf("title", tip).Close();

    /// <param name="anchor">"start", "middle" or "end".</param>
    public SvgWriter Text(double x, double y, string content, string anchor = "start", string style = "label") =>
        Leaf("text", content, ("class", style), ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor));

    public override string ToString() => _text.ToString();

    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                // XML 1.0 has no other control characters, not even escaped.
                < ' ' and not '\t' and not '\n' => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    void Begin(string element, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            _text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }
    }
}
