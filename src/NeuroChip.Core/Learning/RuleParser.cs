using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Core.Learning;

/// <summary>
/// Reads one rule:
/// <code>
/// rule   = ("dw" | "dt" | "dd") "=" ["+" | "-"] term { ("+" | "-") term }
/// term   = item { "*" item }
/// item   = number | "2^" integer | "x0" | "y0" | "u" [digits] | variable | "(" sum ")" | "sgn(" sum ")"
/// sum    = variable [("+" | "-") number]
/// </code>
/// The first of x0, y0 and u in a term is its gate; a further x0 or y0 is a condition, read as a factor of 0 or 1.
/// </summary>
public sealed class RuleParser
{
    static readonly ImmutableArray<string> Targets = ["dw", "dt", "dd"];
    static readonly ImmutableArray<string> Names = [.. RuleVariables.Names, "u", "sgn"];

    readonly RuleText _text;
    readonly RuleTokens _tokens;

    RuleParser(RuleText text)
    {
        _text = text;
        _tokens = new(text);
    }

    /// <summary>Null after a finding, which names the column.</summary>
    public static SumOfProductsRule? Parse(RuleText text, DiagnosticBag diagnostics)
    {
        try
        {
            return new RuleParser(text).Rule();
        }
        catch (InputErrorException problem)
        {
            diagnostics.Add(problem.Diagnostic);
            return null;
        }
    }

    SumOfProductsRule Rule()
    {
        var target = Target();
        _tokens.Expect("=");
        var terms = ImmutableArray.CreateBuilder<RuleTerm>();
        terms.Add(Term(Sign(required: false)));
        while (!_tokens.AtEnd)
        {
            terms.Add(Term(Sign(required: true)));
        }

        return new SumOfProductsRule(target, terms.ToImmutable());
    }

    /// <summary>True for minus.</summary>
    bool Sign(bool required)
    {
        if (_tokens.Accept("-"))
        {
            return true;
        }

        if (!_tokens.Accept("+") && required)
        {
            throw _text.Error(LearningCodes.Syntax, _tokens.Next.Offset, $"Expected is '+', '-' or '*'; found is {_tokens.Next}.");
        }

        return false;
    }

    RuleVariable Target()
    {
        var token = _tokens.Take();
        return token.Text switch
        {
            "dw" => RuleVariable.Weight,
            "dt" => RuleVariable.Tag1,
            "dd" => RuleVariable.Tag2,
            _ => throw _text.Error(LearningCodes.Syntax, token.Offset,
                $"A rule begins with dw, dt or dd and '='; found is {token}.{NearestName.Suggestion(token.Text, Targets)}"),
        };
    }

    RuleTerm Term(bool negative)
    {
        var start = _tokens.Next.Offset;
        var term = new TermBuilder(negative);
        do
        {
            Item(term);
        }
        while (_tokens.Accept("*"));

        return term.Build(_text, start);
    }

    void Item(TermBuilder term)
    {
        var token = _tokens.Take();
        switch (token.Kind)
        {
            case RuleTokenKind.Number:
                Number(term, token);
                break;
            case RuleTokenKind.Name when token.Text == "sgn":
                _tokens.Expect("(");
                term.Add(Sum(signOnly: true));
                break;
            case RuleTokenKind.Name when Gate(token) is { } gate:
                AddGate(term, token, gate);
                break;
            case RuleTokenKind.Name:
                term.Add(new RuleFactor(Variable(token)));
                break;
            case RuleTokenKind.Symbol when token.Text == "(":
                term.Add(Sum(signOnly: false));
                break;
            default:
                throw _text.Error(LearningCodes.Syntax, token.Offset, $"Expected is a number, a variable, '(' or 'sgn('; found is {token}.");
        }
    }

    void Number(TermBuilder term, RuleToken token)
    {
        var number = Integer(token);
        if (!_tokens.Accept("^"))
        {
            term.Multiply(number, _text, token.Offset);
            return;
        }

        if (number != 2)
        {
            throw _text.Error(LearningCodes.Syntax, token.Offset, $"Only powers of 2 can be written; found is {number}^.");
        }

        var sign = _tokens.Accept("-") ? -1 : 1;
        term.Raise(sign * Integer(_tokens.Take()));
    }

    void AddGate(TermBuilder term, RuleToken token, (RuleGate Gate, int PeriodLog2) gate)
    {
        if (term.TrySetGate(gate.Gate, gate.PeriodLog2))
        {
            return;
        }

        term.Add(gate.Gate switch
        {
            RuleGate.SourceSpike => new RuleFactor(RuleVariable.X0),
            RuleGate.TargetSpike => new RuleFactor(RuleVariable.Y0),
            _ => throw _text.Error(LearningCodes.Syntax, token.Offset, "u cannot be a second condition of a term; write it before x0 and y0."),
        });
    }

    /// <summary>After the opening parenthesis.</summary>
    RuleFactor Sum(bool signOnly)
    {
        var token = _tokens.Take();
        if (token.Kind != RuleTokenKind.Name || token.Text == "sgn" || Gate(token) is { Gate: RuleGate.Epoch })
        {
            throw _text.Error(LearningCodes.Syntax, token.Offset, $"A parenthesis holds a variable and a constant, as in (w + 3); found is {token}.");
        }

        var variable = Variable(token);
        var constant = _tokens.Accept("+") ? Integer(_tokens.Take()) : _tokens.Accept("-") ? -Integer(_tokens.Take()) : 0;
        _tokens.Expect(")");
        return new RuleFactor(variable, constant, signOnly);
    }

    RuleVariable Variable(RuleToken token)
    {
        var index = RuleVariables.Names.IndexOf(token.Text);
        return index >= 0 ? (RuleVariable)index : throw _text.Error(LearningCodes.UnknownVariable, token.Offset,
            $"'{token.Text}' is no variable of learning rules.{NearestName.Suggestion(token.Text, Names)}");
    }

    (RuleGate Gate, int PeriodLog2)? Gate(RuleToken token) => token.Text switch
    {
        "x0" => (RuleGate.SourceSpike, 0),
        "y0" => (RuleGate.TargetSpike, 0),
        ['u'] => (RuleGate.Epoch, 0),
        ['u', .. var period] when period.All(char.IsAsciiDigit) => (RuleGate.Epoch, Integer(token with { Text = period })),
        _ => null,
    };

    int Integer(RuleToken token)
    {
        if (token.Text.Length == 0 || !token.Text.All(char.IsAsciiDigit))
        {
            throw _text.Error(LearningCodes.Syntax, token.Offset, $"Expected is a whole number; found is {token}.");
        }

        return int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= short.MaxValue + 1
            ? number
            : throw _text.Error(LearningCodes.OutOfRange, token.Offset, $"The number {token.Text} is too large.");
    }
}
