using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>A node that becomes a population.</summary>
/// <param name="shape">Shape of those parameters that are not single numbers; null where all are.</param>
/// <param name="single">Shape of the largest single number, for a node that nothing reaches; null where all are scalars.</param>
sealed class NeuronOperation(NeuronModel model, Shape? shape, Shape? single) : NirOperation
{
    public NeuronModel Model => model;

    public Shape? SingleShape => single;

    public override ShapePattern? Demand => shape is { } known ? new ShapePattern(known) : null;

    public override bool KeepsShape => true;

    public override bool HasState => model is not ThresholdModel;

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = "";
        return input;
    }
}
