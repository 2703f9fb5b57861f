using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Files;

namespace NeuroChip.Formats.Npy;

/// <summary>The few Python literals that NumPy headers are made of: strings, True and False, tuples of integers.</summary>
/// <param name="file">For diagnostics.</param>
/// <param name="text">The literal.</param>
/// <param name="start">Offset of the text in the file.</param>
sealed class PythonLiteralReader(InputFile file, string text, long start)
{
    int _at;

    public InputErrorException Error(string message) => file.Error(FileCodes.Malformed, start + _at, "in the header, " + message);

    public void Expect(char character)
    {
        if (!Skip(character))
        {
            throw Error($"'{character}' is missing");
        }
    }

    /// <summary>Consumes the character where it comes next after blanks.</summary>
    public bool Skip(char character)
    {
        SkipBlanks();
        if (_at == text.Length || text[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    public string ReadString()
    {
        var quote = Skip('\'') ? '\'' : Skip('"') ? '"' : throw Error("a quoted text is missing");
        var end = text.IndexOf(quote, _at);
        if (end < 0)
        {
            throw Error("a quoted text does not end");
        }

        var value = text[_at..end];
        _at = end + 1;
        return value;
    }

    public bool ReadBoolean() => SkipWord("True") || (SkipWord("False") ? false : throw Error("True or False is missing"));

    /// <summary>"(5000, 4)", "(7,)" or "()".</summary>
    public long[] ReadTuple(int longest)
    {
        var values = new List<long>();
        Expect('(');
        while (!Skip(')'))
        {
            if (values.Count == longest)
            {
                throw Error($"the shape has more than {longest} axes");
            }

            values.Add(ReadInteger());
            if (!Skip(','))
            {
                Expect(')');
                break;
            }
        }

        return [.. values];
    }

    long ReadInteger()
    {
        SkipBlanks();
        var from = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        var digits = text.AsSpan(from, _at - from);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Error($"'{digits}' is not an axis length");
    }

    bool SkipWord(string word)
    {
        SkipBlanks();
        var found = text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal);
        _at += found ? word.Length : 0;
        return found;
    }

    void SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\n' or '\t' or '\r')
        {
            _at++;
        }
    }
}
