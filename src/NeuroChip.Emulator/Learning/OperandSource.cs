using NeuroChip.Core.Learning;

namespace NeuroChip.Emulator.Learning;

/// <summary>What a slot holds: a gate (no variable), or a variable, for traces as it was at the time of a gate.</summary>
readonly record struct OperandSource(RuleVariable? Variable, RuleGate Gate, int PeriodLog2)
{
    /// <summary>Whether the values are the same for all sources of the projection and one for each target.</summary>
    public bool IsShared => Variable is { } variable ? IsTargetValue(variable) : Gate != RuleGate.SourceSpike;

    public static OperandSource Of(RuleGate gate, int periodLog2) => gate switch
    {
        RuleGate.SourceSpike => Of(RuleVariable.X0, gate),
        RuleGate.TargetSpike => Of(RuleVariable.Y0, gate),
        _ => new(null, gate, periodLog2),
    };

    // Only traces depend on when they are read; equal operands share a slot.
    public static OperandSource Of(RuleVariable variable, RuleGate gate) => new(variable, RuleVariables.IsTrace(variable) ? gate : default, 0);

    bool IsTargetValue(RuleVariable variable) =>
        variable == RuleVariable.Y0
        || (RuleVariables.IsTrace(variable) && !RuleVariables.IsSourceTrace(variable) && Gate != RuleGate.SourceSpike);
}
