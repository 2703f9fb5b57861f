using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Chips;

/// <summary>Programs the devices of whole arrays.</summary>
sealed class ArrayProgrammer(CellModel model, ulong chipSeed)
{
    public (CellArray Array, ArrayTally Tally) Program(CellArray target, ArrayLayout layout)
    {
        var tally = default(ArrayTally);
        var positive = Program(target.Positive, target.Number, layout, 0, ref tally);
        var negative = target.Negative is { } cells ? Program(cells, target.Number, layout, 1, ref tally) : null;
        return (target with { Positive = positive, Negative = negative }, tally);
    }

    Matrix Program(Matrix targets, int array, ArrayLayout layout, int sign, ref ArrayTally tally)
    {
        var result = new Matrix(targets.Rows, targets.Columns);
        for (var output = 0; output < targets.Rows; output++)
        {
            for (var input = 0; input < targets.Columns; input++)
            {
                var address = new CellAddress(chipSeed, (uint)array, layout.CellOf(output, input, sign));
                var (conductance, written) = model.Make(targets[output, input], address);
                result[output, input] = conductance;
                tally = written is { } cell ? tally.With(cell, layout.PlaceOf(array, output, input, sign)) : tally.WithStuck();
            }
        }

        return result;
    }
}
