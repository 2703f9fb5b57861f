using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Arrays;
using NeuroChip.Formats.Files;

namespace NeuroChip.Formats.Npy;

/// <summary>What the header dictionary says.</summary>
sealed record NpyHeader(NumberType Type, bool IsBigEndian, bool IsFortranOrder, long[] Axes)
{
    /// <param name="file">For diagnostics.</param>
    /// <param name="text">A Python dictionary literal with 'descr', 'fortran_order' and 'shape', padded with blanks.</param>
    /// <param name="end">Offset of the byte after the text.</param>
    public static NpyHeader Parse(InputFile file, string text, long end)
    {
        var reader = new PythonLiteralReader(file, text, end - text.Length);
        string? description = null;
        bool? fortranOrder = null;
        long[]? axes = null;
        reader.Expect('{');
        while (!reader.Skip('}'))
        {
            var key = reader.ReadString();
            reader.Expect(':');
            switch (key)
            {
                case "descr":
                    description = reader.ReadString();
                    break;
                case "fortran_order":
                    fortranOrder = reader.ReadBoolean();
                    break;
                case "shape":
                    axes = reader.ReadTuple(ArrayLength.MaximumRank);
                    break;
                default:
                    throw reader.Error($"the key '{key}' is not one of 'descr', 'fortran_order', 'shape'");
            }

            if (!reader.Skip(','))
            {
                reader.Expect('}');
                break;
            }
        }

        if (description is null || fortranOrder is null || axes is null)
        {
            throw reader.Error("'descr', 'fortran_order' and 'shape' are all needed");
        }

        var type = ElementType(description) ?? throw file.Error(FileCodes.Unsupported, end - text.Length,
            $"element type '{description}'; b1, i1, i2, i4, i8, u1, u2, u4, u8, f4 and f8 are supported, as '<' or '>'");
        return new NpyHeader(type, description[0] == '>', fortranOrder.Value, axes);
    }

    static NumberType? ElementType(string description)
    {
        if (description is not ['<' or '>' or '|' or '=', ..])
        {
            return null;
        }

        return description[1..] switch
        {
            "b1" => NumberType.Bool,
            "i1" => NumberType.Int8,
            "i2" => NumberType.Int16,
            "i4" => NumberType.Int32,
            "i8" => NumberType.Int64,
            "u1" => NumberType.UInt8,
            "u2" => NumberType.UInt16,
            "u4" => NumberType.UInt32,
            "u8" => NumberType.UInt64,
            "f4" => NumberType.Float32,
            "f8" => NumberType.Float64,
            _ => null,
        };
    }
}
