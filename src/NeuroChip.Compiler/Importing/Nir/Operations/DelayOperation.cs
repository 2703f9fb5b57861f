using System.Globalization;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>Delay, in seconds: one an element, or one for all. Becomes whole ticks, halves rounded up.</summary>
sealed class DelayOperation(Numbers delay) : StageOperation
{
    public override ShapePattern? Demand => delay.IsSingle ? null : new ShapePattern(delay.Shape);

    public override bool KeepsShape => true;

    public Numbers Seconds => delay;

    public static DelayOperation? Read(NodeFields fields)
    {
        if (fields.Numbers("delay") is not { } delay)
        {
            return null;
        }

        return delay.Values.Any(value => value < 0)
            ? fields.Bad<DelayOperation>("delay", "is negative; it must be 0 or more seconds")
            : new DelayOperation(delay);
    }

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = "";
        return input;
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt) =>
        [new DelayStage(input, [.. delay.Values.Select(value => Ticks(value, dt))])];

    /// <summary>What is wrong with the delays at this step: too long (true) or merely not whole (false); null where all are whole.</summary>
    public (bool TooLong, string Problem)? Check(double dt)
    {
        // Delays stored in single precision are whole to seven digits only.
        const double tolerance = 1e-6;
        foreach (var seconds in delay.Values)
        {
            var ticks = seconds / dt;
            var text = string.Create(CultureInfo.InvariantCulture, $"{seconds} s is {ticks:G7} steps of {dt} s");
            if (ticks > NetworkLimits.Ticks)
            {
                return (true, $"{text}; at most {NetworkLimits.Ticks} are allowed");
            }

            if (Math.Abs(ticks - Math.Round(ticks)) > tolerance * Math.Max(1, ticks))
            {
                return (false, string.Create(CultureInfo.InvariantCulture, $"{text}; {Ticks(seconds, dt)} are taken"));
            }
        }

        return null;
    }

    static int Ticks(double seconds, double dt) => (int)Math.Round(seconds / dt, MidpointRounding.AwayFromZero);
}
