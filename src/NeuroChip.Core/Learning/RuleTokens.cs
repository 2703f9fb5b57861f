using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Core.Learning;

/// <summary>The text of a rule as numbers, names and symbols.</summary>
sealed class RuleTokens
{
    readonly RuleText _text;
    int _position;

    public RuleTokens(RuleText text)
    {
        _text = text;
        Next = Read();
    }

    public RuleToken Next { get; private set; }

    public bool AtEnd => Next.Kind == RuleTokenKind.End;

    public RuleToken Take()
    {
        var token = Next;
        Next = Read();
        return token;
    }

    /// <summary>Takes the next token where it is this symbol.</summary>
    public bool Accept(string symbol)
    {
        if (Next.Kind != RuleTokenKind.Symbol || Next.Text != symbol)
        {
            return false;
        }

        Take();
        return true;
    }

    public void Expect(string symbol)
    {
        if (!Accept(symbol))
        {
            throw _text.Error(LearningCodes.Syntax, Next.Offset, $"Expected is '{symbol}'; found is {Next}.");
        }
    }

    RuleToken Read()
    {
        var text = _text.Text;
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        var start = _position;
        if (start == text.Length)
        {
            return new(RuleTokenKind.End, "", start);
        }

        var kind = char.IsAsciiDigit(text[start]) ? RuleTokenKind.Number : char.IsAsciiLetter(text[start]) ? RuleTokenKind.Name : RuleTokenKind.Symbol;
        _position++;
        while (_position < text.Length && (kind == RuleTokenKind.Number ? char.IsAsciiDigit(text[_position]) : kind == RuleTokenKind.Name && char.IsAsciiLetterOrDigit(text[_position])))
        {
            _position++;
        }

        return kind != RuleTokenKind.Symbol || "+-*^()=".Contains(text[start], StringComparison.Ordinal)
            ? new(kind, text[start.._position], start)
            : throw _text.Error(LearningCodes.Syntax, start, "This character is not part of any rule.");
    }
}
