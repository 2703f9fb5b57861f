using System.Collections.Immutable;

namespace NeuroChip.Devices.Pulses;

/// <summary>Steps s·factor, the factor interpolated between equally spaced nodes from w_min to w_max: for measured devices.</summary>
public sealed class PiecewiseStep : StepLaw
{
    readonly StepSizes _steps;
    readonly ImmutableArray<double> _up, _down;

    /// <param name="up">Factors of steps up; one node is a constant.</param>
    /// <param name="down">Factors of steps down.</param>
    public PiecewiseStep(double minimum, double maximum, StepSizes steps, ImmutableArray<double> up, ImmutableArray<double> down)
        : base(minimum, maximum)
    {
        Require.Within(up.Length, 1, int.MaxValue, "number of nodes_up");
        Require.Within(down.Length, 1, int.MaxValue, "number of nodes_down");
        foreach (var node in up.AddRange(down))
        {
            Require.Finite(node, "a node");
        }

        (_steps, _up, _down) = (steps, up, down);
    }

    protected override double Up(double weight) => _steps.Up * Factor(_up, weight);

    protected override double Down(double weight) => _steps.Down * Factor(_down, weight);

    double Factor(ImmutableArray<double> nodes, double weight)
    {
        var position = (weight - Minimum) / Width * (nodes.Length - 1);
        var below = Math.Clamp((int)position, 0, Math.Max(0, nodes.Length - 2));
        var above = Math.Min(below + 1, nodes.Length - 1);
        return nodes[below] + ((position - below) * (nodes[above] - nodes[below]));
    }
}
