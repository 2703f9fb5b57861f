using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>The neuron of a work item as text: what a kernel reads and writes become accesses that the soma's program defines.</summary>
readonly struct SomaText : ISoma<LaneText>
{
    public LaneText Step => new("step");

    public LaneText Sample => new("sample");

    public LaneText this[int state]
    {
        get => StatementList.Open.Assign($"STATE({state})");
        set => StatementList.Open.Add($"STATE({state}) = {value.Name}");
    }

    public LaneText Input(int sum) => StatementList.Open.Assign($"INPUT({sum})");

    public LaneText Parameter(int slot) => StatementList.Open.Assign($"PARAMETER({slot})");
}
