namespace NeuroChip.Devices;

/// <summary>A rectangle of numbers, row-major. Rows are output lines and columns input lines wherever it describes an array.</summary>
public sealed class Matrix
{
    readonly double[] _values;

    public Matrix(int rows, int columns)
        : this(rows, columns, new double[checked(rows * columns)])
    {
    }

    Matrix(int rows, int columns, double[] values)
    {
        Rows = rows;
        Columns = columns;
        _values = values;
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>All values, row by row.</summary>
    public Span<double> Values => _values;

    public double this[int row, int column]
    {
        get => _values[(row * Columns) + column];
        set => _values[(row * Columns) + column] = value;
    }

    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <exception cref="Core.Diagnostics.InputErrorException">NC1053: rows of different lengths.</exception>
    public static Matrix FromRows(IReadOnlyList<double[]> rows)
    {
        var columns = rows.Count == 0 ? 0 : rows[0].Length;
        var matrix = new Matrix(rows.Count, columns);
        for (var row = 0; row < rows.Count; row++)
        {
            Require.SameSize(rows[row].Length, columns, "columns of a matrix");
            rows[row].CopyTo(matrix._values, row * columns);
        }

        return matrix;
    }

    public Matrix Select(Func<double, double> change) => new(Rows, Columns, Array.ConvertAll(_values, new Converter<double, double>(change)));

    /// <summary>Every value with its index in <see cref="Values"/>.</summary>
    public Matrix Select(Func<double, int, double> change)
    {
        var result = new Matrix(Rows, Columns);
        for (var i = 0; i < _values.Length; i++)
        {
            result._values[i] = change(_values[i], i);
        }

        return result;
    }

    public Matrix Block(Range rows, Range columns)
    {
        var (firstRow, rowCount) = rows.GetOffsetAndLength(Rows);
        var (firstColumn, columnCount) = columns.GetOffsetAndLength(Columns);
        var block = new Matrix(rowCount, columnCount);
        for (var row = 0; row < rowCount; row++)
        {
            Row(firstRow + row).Slice(firstColumn, columnCount).CopyTo(block._values.AsSpan(row * columnCount));
        }

        return block;
    }

    /// <summary>Product with a column vector, summed in index order.</summary>
    public double[] Multiply(ReadOnlySpan<double> vector)
    {
        Require.SameSize(vector.Length, Columns, "inputs of an array");
        var result = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var cells = Row(row);
            var sum = 0.0;
            for (var column = 0; column < cells.Length; column++)
            {
                sum += cells[column] * vector[column];
            }

            result[row] = sum;
        }

        return result;
    }
}
