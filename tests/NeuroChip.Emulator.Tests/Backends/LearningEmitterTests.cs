using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Tests.Learning;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Emulator.Tests.Backends;

/// <summary>The text of learning, reviewed: what devices compile.</summary>
public class LearningEmitterTests
{
    // Window STDP with a weight term of every second epoch: traces at both gates, and a period.
    [Fact]
    public void Emit_PairStdp_EqualsTheGolden()
    {
        var traces = new Dictionary<string, TraceConstants> { ["x1"] = new(64, 20), ["y1"] = new(64, 20) };
        var program = LearningTest.Program(2, traces, "dw = 2^-2*x1*y0 - 2^-1*y1*x0 - u1*sgn(w)");
        Golden.Compare("tests/goldens/kernels/stdp.c", LearningEmitter.Emit(new OperandLayout(program, WeightSignMode.Excitatory, stepLog2: 0), program.EpochTicks));
    }
}
