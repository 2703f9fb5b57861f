namespace NeuroChip.Formats.Arrays;

public static class NumberTypes
{
    extension(NumberType type)
    {
        /// <summary>Bytes of one element.</summary>
        public int Size => type switch
        {
            NumberType.UInt8 or NumberType.Int8 or NumberType.Bool => 1,
            NumberType.UInt16 or NumberType.Int16 => 2,
            NumberType.UInt32 or NumberType.Int32 or NumberType.Float32 => 4,
            _ => 8,
        };
    }
}
