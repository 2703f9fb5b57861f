using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Tests.Lanes;

public class LaneTextTests
{
    [Fact]
    public void Operations_OneAfterTheOther_WriteOneStatementEach()
    {
        using var statements = new StatementList();
        var a = new LaneText("a");
        var sum = a + LaneText.Constant(-5);
        var product = LaneText.MulShiftRight(sum, a, 12) >>> 3;
        LaneText.Choose(LaneText.GreaterOrEqual(product, sum), a, LaneText.Constant(int.MinValue)).Name.Should().Be("t4");
        statements.ToString().Should().Be("""
                int t0 = ADD(a, (-5));
                int t1 = MULSHIFT(t0, a, 12);
                int t2 = SHR(t1, 3);
                int t3 = GE(t2, t0);
                int t4 = CHOOSE(t3, a, (-2147483647 - 1));

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Lists_OneWithinTheOther_DoNotMix()
    {
        using var outer = new StatementList();
        using (var inner = new StatementList())
        {
            _ = new LaneText("a") * new LaneText("b");
            inner.ToString().Should().Contain("MUL(a, b)");
        }

        _ = new LaneText("a") ^ new LaneText("b");
        outer.ToString().Should().Be("    int t0 = XOR(a, b);\n");
    }

    [Fact]
    public void Operation_WithoutAList_IsAMistake() =>
        FluentActions.Invoking(() => new LaneText("a") + new LaneText("b")).Should().Throw<InvalidOperationException>();
}
