namespace NeuroChip.Devices.Pulses;

/// <summary>How a plastic device answers programming pulses. The state stays within its bounds after every pulse.</summary>
public interface IPulseLaw
{
    double Minimum { get; }

    double Maximum { get; }

    /// <param name="state">Conductance or weight, in the unit of the bounds.</param>
    /// <param name="pulses">Potentiating pulses; depressing ones where negative.</param>
    double Apply(double state, int pulses);

    /// <summary>What one pulse adds to a state within the bounds, before they limit it.</summary>
    /// <param name="direction">Above 0: potentiating; else depressing.</param>
    double Step(double state, int direction);
}
