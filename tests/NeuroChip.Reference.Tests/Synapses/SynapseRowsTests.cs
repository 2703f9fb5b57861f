using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Reference.Running;
using NeuroChip.Reference.Synapses;

namespace NeuroChip.Reference.Tests.Synapses;

public class SynapseRowsTests
{
    static readonly Shape Image = new(1, 8, 8), Pooled = new(1, 4, 4), Maps = new(2, 4, 4);

    [Fact]
    public void Of_KindOfProjection_ChoosesTheForm()
    {
        Build(Dense()).Should().BeOfType<ContiguousRows>();
        Build(PoolThenConvolve()).Should().BeOfType<IndexedRows>();
        Build(Delayed()).Should().BeOfType<DelayedRows>();
        Build(Dense(), budget: 5).Should().BeOfType<WalkedRows>();
    }

    [Fact]
    public void Of_SynapsesStored_AreTakenFromTheBudget()
    {
        var budget = 100L;
        SynapseRows.Of(Dense(), ref budget);

        budget.Should().Be(94);
    }

    // 3 sources, 2 targets, rows (1,4), (2,5), (3,6); sources 0 and 2 send 1 and 0.5: 1 + 1.5, 4 + 3.
    [Fact]
    public void Deliver_Dense_HandWorked() =>
        Deliver(Build(Dense()), 3, 2, steps: 1)[0].Should().Equal(2.5, 7);

    public static TheoryData<string> Kinds => ["dense", "convolution", "delayed"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Deliver_StoredOrWalked_SameSums(string kind)
    {
        var projection = kind switch { "dense" => Dense(), "convolution" => PoolThenConvolve(), _ => Delayed() };
        var sources = projection.Stages[0].InputShape.Count;
        var targets = projection.Stages[^1].OutputShape.Count;

        var stored = Deliver(Build(projection), sources, targets, steps: 4);
        var walked = Deliver(Build(projection, budget: 0), sources, targets, steps: 4);

        walked.Should().BeEquivalentTo(stored, options => options.WithStrictOrdering());
        stored.SelectMany(s => s).Should().Contain(sum => sum != 0);
    }

    static SynapseRows Build(Projection projection, long budget = 1000) => SynapseRows.Of(projection, ref budget);

    // Sums by step after every second source has sent once in step 0.
    static double[][] Deliver(SynapseRows rows, int sources, int targets, int steps)
    {
        var state = new PopulationState(sources);
        for (var source = 0; source < sources; source += 2)
        {
            state.Emit(source, 1.0 / (1 + (source / 2)));
        }

        var queue = new InputQueue(new double[targets], steps - 1);
        rows.Deliver(state, queue, 0, 0);
        return [.. Enumerable.Range(0, steps).Select(step => queue.At(step).ToArray())];
    }

    static Projection Dense() => Project(new DenseStage(new Shape(3), new Shape(2), [1, 2, 3, 4, 5, 6], []));

    static Projection PoolThenConvolve() => Project(
        new Pool2dStage(Image, Pooled, new Window2d(2, 2, 2, 2, 0, 0), 1),
        new Conv2dStage(Pooled, Maps, [.. Enumerable.Range(1, 18).Select(i => (double)i)], [], new Window2d(3, 3, 1, 1, 1, 1), 1));

    static Projection Delayed() =>
        Project(SparseStage.FromList(new Shape(3), new Shape(2), [0, 0, 2, 2], [0, 1, 0, 1], [1, 2, 3, 4], [0, 3, 1, 9]));

    static Projection Project(params LinearStage[] stages) => new() { Name = "p", Source = "a", Target = "b", Stages = [.. stages] };
}
