using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Mapping;

/// <summary>Programmable levels of a cell, equally spaced over its window. Rounds to the nearest level, halves to even.</summary>
public readonly record struct LevelGrid
{
    /// <summary>Widest cell; beyond it a level is no longer a double apart from its neighbour.</summary>
    public const int MaxBits = 30;

    LevelGrid(ConductanceWindow window, int levels)
    {
        Window = window;
        Levels = levels;
    }

    public ConductanceWindow Window { get; }

    /// <summary>Number of levels; 0 for a continuous cell.</summary>
    public int Levels { get; }

    public bool IsContinuous => Levels == 0;

    /// <param name="bits">0 (continuous) to <see cref="MaxBits"/>.</param>
    public static LevelGrid OfBits(ConductanceWindow window, int bits) =>
        Require.Within(bits, 0, MaxBits, "bits of a cell") == 0 ? new(window, 0) : new(window, 1 << bits);

    /// <exception cref="Core.Diagnostics.InputErrorException">NC1052: fewer than two levels.</exception>
    public static LevelGrid OfLevels(ConductanceWindow window, int levels) =>
        levels >= 2 ? new(window, levels) : throw Require.Error(DeviceCodes.TooFewLevels, $"a cell has {levels} levels; it needs at least 2.");

    /// <summary>Conductance of level 0 (the floor) … <see cref="Levels"/> − 1 (Gmax), in units of Gmax.</summary>
    public double Conductance(int level) => Window.Floor + (Window.Width * level / (Levels - 1));

    public int Nearest(double conductance) => (int)Math.Round((conductance - Window.Floor) / Window.Width * (Levels - 1), MidpointRounding.ToEven);

    /// <summary>The nearest conductance that the cell can hold.</summary>
    public double Quantise(double conductance) => IsContinuous ? conductance : Conductance(Nearest(conductance));
}
