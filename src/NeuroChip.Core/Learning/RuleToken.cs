namespace NeuroChip.Core.Learning;

/// <param name="Offset">First character, from 0.</param>
readonly record struct RuleToken(RuleTokenKind Kind, string Text, int Offset)
{
    public override string ToString() => Kind == RuleTokenKind.End ? "the end of the rule" : $"'{Text}'";
}
