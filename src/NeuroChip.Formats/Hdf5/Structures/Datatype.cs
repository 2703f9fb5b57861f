using System.Collections.Immutable;
using System.Text;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>Reads datatype messages. Types that cannot be decoded become <see cref="Hdf5TypeKind.Other"/> with a description.</summary>
static class Datatype
{
    const string What = "A datatype";
    const int DeepestNesting = 4;

    static readonly string[] ClassNames =
    [
        "integer", "float", "time", "string", "bit field", "opaque", "compound", "reference", "enumeration", "variable-length", "array",
        "complex",
    ];

    public static Hdf5Type Read(FileSource source, long position, long length)
    {
        var reader = source.Read(position, length, What);
        return Read(source, ref reader, depth: 0);
    }

    static Hdf5Type Read(FileSource source, ref StructureReader reader, int depth)
    {
        var position = reader.Position;
        var classAndVersion = reader.Byte();
        var (typeClass, version) = (classAndVersion & 0x0F, classAndVersion >> 4);
        var bits = (int)reader.UInt(3);
        var size = reader.UInt32();
        if (version is < 1 or > 5 || size is 0 or > int.MaxValue || depth > DeepestNesting)
        {
            throw source.Malformed(position, $"{What} of version {version} and {size} bytes, nested {depth} deep, is not possible.");
        }

        return typeClass switch
        {
            0 => ReadInteger(ref reader, bits, (int)size),
            1 => ReadFloat(ref reader, bits, (int)size),
            3 => ReadFixedString(bits, (int)size),
            8 => ReadEnumeration(source, ref reader, bits, (int)size, version, depth),
            9 => ReadVariableLength(source, ref reader, bits, (int)size, depth),
            _ => Other((int)size, typeClass < ClassNames.Length ? ClassNames[typeClass] : $"class {typeClass}"),
        };
    }

    static Hdf5Type Other(int size, string description) => new(Hdf5TypeKind.Other, size) { Description = description };

    static Hdf5Type ReadInteger(ref StructureReader reader, int bits, int size)
    {
        int bitOffset = reader.UInt16(), precision = reader.UInt16();
        return size <= 8 && bitOffset == 0 && precision == 8 * size
            ? Hdf5Type.Integer(size, signed: (bits & 8) != 0) with { IsBigEndian = (bits & 1) != 0 }
            : Other(size, $"integer of {precision} bits at bit {bitOffset} of {size} bytes");
    }

    static Hdf5Type ReadFloat(ref StructureReader reader, int bits, int size)
    {
        int bitOffset = reader.UInt16(), precision = reader.UInt16();
        int exponentAt = reader.Byte(), exponentBits = reader.Byte(), mantissaAt = reader.Byte(), mantissaBits = reader.Byte();
        var exponentBias = reader.UInt32();
        var signAt = bits >> 8 & 0xFF;
        var fields = (size, precision, bitOffset, signAt, exponentAt, exponentBits, mantissaAt, mantissaBits, exponentBias);
        const int VaxOrder = 0x40, Normalization = 0x30, ImpliedLeadingOne = 0x20;
        var isIeee = (bits & VaxOrder) == 0 && (bits & Normalization) == ImpliedLeadingOne
            && (fields == (2, 16, 0, 15, 10, 5, 0, 10, 15u) || fields == (4, 32, 0, 31, 23, 8, 0, 23, 127u)
                || fields == (8, 64, 0, 63, 52, 11, 0, 52, 1023u));
        return isIeee
            ? Hdf5Type.Float(size) with { IsBigEndian = (bits & 1) != 0 }
            : Other(size, $"{precision}-bit float with {exponentBits} exponent and {mantissaBits} mantissa bits");
    }

    static Hdf5Type ReadFixedString(int bits, int size) => new(Hdf5TypeKind.String, size)
    {
        IsSpacePadded = (bits & 0x0F) == 2,
        Description = $"string of {size} bytes",
    };

    static Hdf5Type ReadEnumeration(FileSource source, ref StructureReader reader, int bits, int size, int version, int depth)
    {
        var position = reader.Position;
        var number = Read(source, ref reader, depth + 1);
        if (number.Kind != Hdf5TypeKind.Integer || number.Size != size)
        {
            throw source.Malformed(position,
                $"An enumeration of {size} bytes counts in {number.Description}; an integer of that size is needed.");
        }

        var names = new string[bits & 0xFFFF];
        source.Allowance.ChargeStructure(names.Length * 64L, position);
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = ReadName(source, ref reader, padded: version < 3);
        }

        var members = ImmutableArray.CreateBuilder<KeyValuePair<string, long>>(names.Length);
        foreach (var name in names)
        {
            members.Add(new(name, Values.Numbers.ReadInteger(reader.Take(size), number)));
        }

        var isBoolean = size == 1 && names is ["FALSE", "TRUE"] && members[0].Value == 0 && members[1].Value == 1;
        return number with
        {
            Kind = isBoolean ? Hdf5TypeKind.Boolean : Hdf5TypeKind.Enumeration,
            Members = members.MoveToImmutable(),
            Description = isBoolean ? "bool" : $"enumeration of {names.Length} names",
        };
    }

    static string ReadName(FileSource source, ref StructureReader reader, bool padded)
    {
        var start = reader.Position;
        while (reader.Byte() != 0)
        {
        }

        var length = (int)(reader.Position - start) - 1;
        source.Allowance.ChargeStructure(length, start);
        reader.Skip(padded ? -(length + 1) & 7 : 0);
        return Encoding.UTF8.GetString(source.Bytes, (int)start, length);
    }

    static Hdf5Type ReadVariableLength(FileSource source, ref StructureReader reader, int bits, int size, int depth)
    {
        var position = reader.Position;
        var isString = (bits & 0x0F) == 1;
        var element = Read(source, ref reader, depth + 1);
        if (size != sizeof(uint) + source.OffsetSize + sizeof(uint))
        {
            throw source.Malformed(position, $"A variable-length type has references of {size} bytes; {8 + source.OffsetSize} are needed.");
        }

        return new Hdf5Type(isString ? Hdf5TypeKind.String : Hdf5TypeKind.VariableLength, size)
        {
            IsVariableLength = true,
            Element = isString ? null : element,
            Description = isString ? "string of variable length" : $"variable-length row of {element.Description}",
        };
    }
}
