using NeuroChip.Core.Random;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Tests;

/// <summary>Matrices and inputs drawn by address.</summary>
static class Samples
{
    public static double Signed(uint element, uint draw = 0) => (2 * Philox.Uniform(7, RandomStream.DatasetSplit, element, 0, draw)) - 1;

    public static Matrix Weights(int outputs, int inputs) => new Matrix(outputs, inputs).Select((_, cell) => Signed((uint)cell));

    public static Matrix Conductances(int outputs, int inputs, double floor = 0.1, uint draw = 3) =>
        new Matrix(outputs, inputs).Select((_, cell) => floor + ((1 - floor) * Math.Abs(Signed((uint)cell, draw))));

    public static double[] Inputs(int count) => [.. Enumerable.Range(0, count).Select(i => Signed((uint)i, 1))];

    public static ConductanceWindow Window(double? onOff = 10) => new(onOff);
}
