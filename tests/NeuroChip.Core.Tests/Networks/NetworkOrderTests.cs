using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Core.Tests.Networks;

public class NetworkOrderTests
{
    static readonly NeuronModel Neuron = new IfModel { VThreshold = 1 };
    static readonly NeuronModel Junction = new PassthroughModel();

    [Fact]
    public void Of_ChainWrittenBackwards_SourcesComeFirst()
    {
        var order = NetworkOrder.Of(Network([("in", new InputModel()), ("c", Neuron), ("b", Neuron), ("a", Neuron)], "in>a", "a>b", "b>c"));

        order.Populations.Should().Equal(0, 3, 2, 1);
        order.ClosesCycle.Should().Equal(false, false, false);
    }

    [Fact]
    public void Of_SelfLoop_DeliversPreviousStep() =>
        NetworkOrder.Of(Network([("in", new InputModel()), ("a", Neuron)], "in>a", "a>a")).ClosesCycle.Should().Equal(false, true);

    // Both edges between a and b leave a neuron and lie on the cycle; the edge out of the cycle does not.
    [Fact]
    public void Of_TwoNeuronCycle_BothEdgesDeliverPreviousStep()
    {
        var order = NetworkOrder.Of(
            Network([("in", new InputModel()), ("a", Neuron), ("b", Neuron), ("c", Neuron)], "in>a", "a>b", "b>a", "b>c"));

        order.ClosesCycle.Should().Equal(false, true, true, false);
        order.Groups[1].Should().Be(order.Groups[2]).And.NotBe(order.Groups[3]);
    }

    [Fact]
    public void Of_CycleThroughJunction_OnlyTheNeuronsEdgeIsDelayed()
    {
        var order = NetworkOrder.Of(Network([("in", new InputModel()), ("a", Neuron), ("j", Junction)], "in>a", "a>j", "j>a"));

        order.ClosesCycle.Should().Equal(false, true, false);
        order.Populations.Should().Equal(0, 2, 1);
    }

    [Fact]
    public void Of_CycleWithoutState_IsRefused() =>
        FluentActions.Invoking(() => NetworkOrder.Of(Network([("in", new InputModel()), ("j", Junction), ("k", Junction)], "in>j", "j>k", "k>j")))
            .Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC2090");

    static NetworkGraph Network((string Name, NeuronModel Model)[] populations, params string[] edges)
    {
        Shape one = new(1);
        return new NetworkGraph
        {
            Name = "order",
            Discretization = new Discretization { Dt = 1e-3 },
            Populations = [.. populations.Select(p => new Population { Name = p.Name, Shape = one, Model = p.Model })],
            Projections =
            [
                .. edges.Select(e => e.Split('>')).Select(e => new Projection
                {
                    Name = string.Join('>', e),
                    Source = e[0],
                    Target = e[1],
                    Stages = [new ScaleStage(one, 1)],
                }),
            ],
            Outputs = [],
        };
    }
}
