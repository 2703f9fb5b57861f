using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Learning;

namespace NeuroChip.Core.Tests.Learning;

public class RuleParserTests
{
    [Fact]
    public void Parse_PairRule_GivesItsTerms()
    {
        var rule = Parse("dw = 2^-2*x1*y0 - 3*2^-1*y1*x0")!;
        rule.Target.Should().Be(RuleVariable.Weight);
        rule.Terms.Should().HaveCount(2);
        Describe(rule.Terms[0]).Should().Be("TargetSpike 1 -2 X1");
        Describe(rule.Terms[1]).Should().Be("SourceSpike -3 -1 Y1");
    }

    [Theory]
    [InlineData("dt = -u2*sgn(w - 5)", "Epoch -1 0 sgn(Weight-5)", 2)]
    [InlineData("dd = u * t*(x1+70)", "Epoch 1 0 Tag1 X1+70", 0)]
    [InlineData("dw=-8*2^8*x0*y0", "SourceSpike -8 8 Y0", 0)]
    [InlineData("dw = + 7*2^-7*y0*(w + 3)*(y1 - 2)*sgn(d)", "TargetSpike 7 -7 Weight+3 Y1-2 sgn(Tag2)", 0)]
    [InlineData("dw = 2^2*2^-3*x0", "SourceSpike 1 -1", 0)]
    public void Parse_Forms_GiveOneTerm(string text, string expected, int period)
    {
        var term = Parse(text)!.Terms.Should().ContainSingle().Subject;
        Describe(term).Should().Be(expected);
        term.PeriodLog2.Should().Be(period);
    }

    [Theory]
    [InlineData("", 1, "NC2401")]
    [InlineData("w = x0", 1, "NC2401")]
    [InlineData("dw x0", 4, "NC2401")]
    [InlineData("dw = x1", 6, "NC2401")]
    [InlineData("dw = x0 x1", 9, "NC2401")]
    [InlineData("dw = x0 +", 10, "NC2401")]
    [InlineData("dw = x0*", 9, "NC2401")]
    [InlineData("dw = x0 ? y1", 9, "NC2401")]
    [InlineData("dw = 3^2*x0", 6, "NC2401")]
    [InlineData("dw = x0*(w + x1)", 14, "NC2401")]
    [InlineData("dw = x0*(w + 3", 15, "NC2401")]
    [InlineData("dw = x0*u", 9, "NC2401")]
    [InlineData("dw = x0*x3", 9, "NC2402")]
    [InlineData("dw = x0*sgn(weigth)", 13, "NC2402")]
    [InlineData("dw = 8*x0", 6, "NC2403")]
    [InlineData("dw = x0 - 9*x0", 11, "NC2403")]
    [InlineData("dw = 2^9*x0", 6, "NC2403")]
    [InlineData("dw = 2^-8*x0", 6, "NC2403")]
    [InlineData("dw = u31*w", 6, "NC2403")]
    [InlineData("dw = 99999999999*x0", 6, "NC2403")]
    [InlineData("dw = 9999*9999*x0", 11, "NC2403")]
    [InlineData("dw = x0*w*w*w*w*w", 6, "NC2403")]
    public void Parse_Mistake_IsFoundAtItsColumn(string text, int column, string code)
    {
        var findings = new DiagnosticBag();
        RuleParser.Parse(new RuleText(text, new SourceLocation("n.json", 3, 11), StartsInPlace: true), findings).Should().BeNull();
        var finding = findings.Items.Should().ContainSingle().Subject;
        finding.Descriptor.Code.Should().Be(code);
        finding.Location.Should().Be(new SourceLocation("n.json", 3, 10 + column));
        finding.Message.Should().Contain($"column {column}:");
        finding.Descriptor.Remedy.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("dw = x0*X1", "x1")]
    [InlineData("DW = x0", "dw")]
    public void Parse_NameNearlyRight_SuggestsIt(string text, string name)
    {
        var findings = new DiagnosticBag();
        RuleParser.Parse(new RuleText(text, SourceLocation.None), findings);
        findings.Items.Single().Message.Should().Contain($"Did you mean '{name}'?").And.Contain("column");
    }

    [Fact]
    public void Parse_FourWidestFactors_Fit() => Parse("dw = x0*w*t*d*w")!.Terms[0].NormalisingShift.Should().Be(36 + 4 - 15);

    [Fact]
    public void RuleSet_TwoRulesForOneTarget_IsAFinding()
    {
        var findings = new DiagnosticBag();
        RuleSet.Parse([new("dw = x0", SourceLocation.None), new("dw = y0", SourceLocation.None)], findings).Should().BeNull();
        findings.Items.Single().Message.Should().Contain("two rules for dw");
    }

    static SumOfProductsRule? Parse(string text)
    {
        var findings = new DiagnosticBag();
        var rule = RuleParser.Parse(new RuleText(text, SourceLocation.None), findings);
        findings.Items.Should().BeEmpty();
        return rule;
    }

    static string Describe(RuleTerm term) => string.Join(' ', [$"{term.Gate} {term.Mantissa} {term.Exponent}", .. term.Factors.Select(Describe)]);

    static string Describe(RuleFactor factor)
    {
        var constant = factor.Constant == 0 ? "" : factor.Constant.ToString("+0;-0");
        return factor.SignOnly ? $"sgn({factor.Variable}{constant})" : $"{factor.Variable}{constant}";
    }
}
