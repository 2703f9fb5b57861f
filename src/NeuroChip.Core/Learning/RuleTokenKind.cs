namespace NeuroChip.Core.Learning;

enum RuleTokenKind
{
    Number,
    Name,
    Symbol,
    End,
}
