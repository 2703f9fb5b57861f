using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>The synapse of a work item as text: its operands are variables, read by accesses that the program of learning defines.</summary>
readonly struct SynapseText : ISynapseOperands<LaneText>
{
    const string SourceStamp = "sourceStamp", TargetStamp = "targetStamp";

    readonly LaneText[] _slots;

    SynapseText(LaneText[] slots) => _slots = slots;

    /// <summary>The number that fractions are compared with.</summary>
    public static LaneText Draw => new("draw");

    public LaneText this[int slot] => _slots[slot];

    /// <param name="epochTicks">Ticks of an epoch: when traces are read that wait for no spike.</param>
    public static SynapseText Read(IEnumerable<OperandSource> slots, int epochTicks) => new([.. slots.Select(slot => Read(slot, epochTicks))]);

    public static void Write(RuleVariable variable, LaneText value) => StatementList.Open.Add($"{Place(variable)} = {value.Name}");

    static LaneText Read(OperandSource operand, int epochTicks) => operand.Variable switch
    {
        null => OfEveryPeriod(operand.PeriodLog2),
        RuleVariable.X0 => LaneText.Min(new(SourceStamp), LaneText.Constant(1)),
        RuleVariable.Y0 => LaneText.Min(new(TargetStamp), LaneText.Constant(1)),
        { } variable when RuleVariables.IsTrace(variable) => StatementList.Open.Assign(Trace(variable, operand.Gate, epochTicks)),
        { } variable => StatementList.Open.Assign(Place(variable)),
    };

    static LaneText OfEveryPeriod(int periodLog2) =>
        LaneText.Equal(new LaneText("epoch") & LaneText.Constant((1 << periodLog2) - 1), LaneText.Constant(0)) & LaneText.Constant(1);

    // Where a gate does not hold its stamp is 0; what is read then is multiplied by 0.
    static string Trace(RuleVariable trace, RuleGate gate, int epochTicks)
    {
        var tick = gate switch
        {
            RuleGate.SourceSpike => SourceStamp,
            RuleGate.TargetSpike => TargetStamp,
            _ => LaneText.Constant(epochTicks).Name,
        };
        var ticks = epochTicks + 1;
        return RuleVariables.IsSourceTrace(trace)
            ? $"SOURCE_TRACE({(int)trace * ticks} + {tick})"
            : $"TARGET_TRACE({(trace - RuleVariable.Y1) * ticks} + {tick})";
    }

    static string Place(RuleVariable variable) => $"VALUE({variable - RuleVariable.Weight})";
}
