using System.Collections.Immutable;
using System.Text.Json;
using NeuroChip.Devices;
using NeuroChip.Devices.Converters;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Products;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary>The fields of a case that maps a matrix: weights, mapping, converters.</summary>
sealed class MappedCase
{
    readonly JsonElement _item;

    public MappedCase(JsonElement item)
    {
        _item = item;
        WeightScale = item.Double("w_max");
        InputScale = item.Double("x_max");
        Weights = item.Matrix("W").Select(w => w / WeightScale);
        Cells = LevelGrid.OfBits(item.Window(), item.Int("cell_bits"));
        Mapping = item.String("mapping") switch
        {
            "differential" => new DifferentialMapping(Cells, centred: false),
            "differential_centered" => new DifferentialMapping(Cells, centred: true),
            "offset_digital" => new OffsetMapping(Cells, referenceLine: false),
            "offset_reference" => new OffsetMapping(Cells, referenceLine: true),
            "bitsliced" => new BitSlicedMapping(Cells.Window, Slicing, Style),
            var other => throw new VectorFormatException($"'mapping' is '{other}', which is not a mapping"),
        };
    }

    public double WeightScale { get; }

    public double InputScale { get; }

    /// <summary>[outputs × inputs] in units of w_max, not clipped.</summary>
    public Matrix Weights { get; }

    public LevelGrid Cells { get; }

    public IWeightMapping Mapping { get; }

    public bool IsSliced => _item.String("mapping") == "bitsliced";

    public SliceStyle Style => _item.String("slice_style") switch
    {
        "differential" => SliceStyle.Differential,
        "offset_digital" => SliceStyle.OffsetDigital,
        "offset_reference" => SliceStyle.OffsetReference,
        var other => throw new VectorFormatException($"'slice_style' is '{other}', which is not a style"),
    };

    public WeightSlicing Slicing =>
        new(Style, _item.Int("weight_bits"), _item.Int("num_slices"), _item.Optional("slice_bits") is null ? null : _item.Int("slice_bits"));

    public InputConverter Input =>
        new(_item.Int("dac_bits"), _item.Flag("dac_signed", true), _item.Flag("bit_serial", false) ? _item.Int("dac_slice", 1) : 0);

    public Readout Readout
    {
        get
        {
            var limit = _item.Double("col_clip", double.PositiveInfinity);
            return _item.Optional("adc") is not { } adc ? Readout.Ideal with { ColumnLimit = limit } : new Readout
            {
                ColumnLimit = limit,
                Converters = Converters(adc),
                ConvertEverySlice = adc.Flag("per_input_slice", false),
                SubtractCurrents = adc.Flag("subtract_analog", true),
            };
        }
    }

    public CrossbarProduct Product(MappedWeights mapped) => new(mapped, WeightScale, InputScale, Input, Readout);

    public double[][] Inputs => _item.Rows("X");

    public double[][] Expected => _item.Rows("Y");

    static ImmutableArray<OutputConverter> Converters(JsonElement adc)
    {
        var kind = Kind(adc.String("kind"));
        double[] low = Ends(adc, "lo"), high = Ends(adc, "hi");
        return low.Length == high.Length
            ? [.. low.Zip(high, (lo, hi) => new OutputConverter(kind, adc.Int("bits"), lo, hi))]
            : throw new VectorFormatException("'lo' and 'hi' are not equally long");
    }

    public static OutputConverterKind Kind(string name) => name switch
    {
        "uniform" => OutputConverterKind.Uniform,
        "sign_magnitude" => OutputConverterKind.SignMagnitude,
        "midrise" => OutputConverterKind.MidRise,
        _ => throw new VectorFormatException($"'kind' is '{name}', which is not a converter"),
    };

    static double[] Ends(JsonElement adc, string name) =>
        adc.Field(name).ValueKind == JsonValueKind.Array ? adc.Doubles(name) : [adc.Double(name)];
}
