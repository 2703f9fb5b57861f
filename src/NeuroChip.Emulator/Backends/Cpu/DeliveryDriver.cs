using NeuroChip.Core.Images;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Adds the rows of the spikes of one tick to the sums of their targets.</summary>
/// <param name="largestTarget">Padded neurons of the largest delivery.</param>
/// <param name="mostLines">Sources of the largest array whose lines have converters.</param>
sealed class DeliveryDriver<TLane>(int largestTarget, int mostLines) where TLane : struct, IVectorLane<TLane>
{
    readonly AlignedArray<int> _sums = new(largestTarget), _digitSums = new(largestTarget);
    readonly DrivenLines _lines = new(mostLines);

    /// <param name="rows">Of the delivery.</param>
    /// <param name="units">Units of the source that spiked with value 1.</param>
    /// <param name="gradedUnits">Units that spiked with another value.</param>
    /// <param name="gradedValues">Their values.</param>
    /// <param name="time">When the arrays are read.</param>
    /// <param name="target">[padded neurons] of the delivery, from its first neuron: sums that arrive in the tick in question.</param>
    public void Deliver(
        Delivery delivery, RowAdder rows, ReadOnlySpan<int> units, ReadOnlySpan<int> gradedUnits, ReadOnlySpan<int> gradedValues, ReadTime time,
        Span<int> target)
    {
        if (units.Length + gradedUnits.Length == 0)
        {
            return;
        }

        if (delivery.Limits is { } limits)
        {
            SaturatingRowAdder.Add((SparseRows<short>)delivery.Rows, new(units, gradedUnits, gradedValues), delivery.SourceFirstUnit, limits, target);
            return;
        }

        if (delivery.Exponent == 0 && delivery.Readout is null)
        {
            AddRows(delivery, rows, units, gradedUnits, gradedValues, target);
            return;
        }

        // The converter and the exponent hold for the sum of this tick's spikes, so they are summed apart from what has already arrived.
        var sums = _sums.Span[..target.Length];
        sums.Clear();
        if (delivery.Readout is { Input: { } input } driven)
        {
            _lines.Convert(input, units, gradedUnits, gradedValues);
            ReadDriven(delivery, rows, driven, input, time, sums);
        }
        else
        {
            AddRows(delivery, rows, units, gradedUnits, gradedValues, sums);
            if (delivery.Readout is { } readout)
            {
                ReadoutDriver<TLane>.Apply(delivery, readout, Activity(units, gradedValues), time, sums);
            }
        }

        AddShifted(sums, delivery.Exponent, target);
    }

    void ReadDriven(Delivery delivery, RowAdder rows, ReadoutImage readout, InputDriveImage input, ReadTime time, Span<int> sums)
    {
        if (input.DigitBits == 0)
        {
            _lines.DriveAll(input);
            Read(delivery, rows, readout, time, sums);
            return;
        }

        var digits = _digitSums.Span[..sums.Length];
        for (var read = 0; read < input.Reads; read++)
        {
            _lines.DriveDigit(input, read);
            digits.Clear();
            Read(delivery, rows, readout, time with { Tick = (time.Tick * input.Reads) + read }, digits);
            AddProducts(digits, input.Step << (read * input.DigitBits), sums);
        }
    }

    // A read without a driven line is none: it has no noise.
    void Read(Delivery delivery, RowAdder rows, ReadoutImage readout, ReadTime time, Span<int> sums)
    {
        if (!_lines.Units.IsEmpty)
        {
            rows.AddProducts(_lines.Units, _lines.Values, delivery.SourceFirstUnit, sums);
            ReadoutDriver<TLane>.Apply(delivery, readout, Activity([], _lines.Values), time, sums);
        }
    }

    static void AddProducts(ReadOnlySpan<int> digits, int significance, Span<int> sums)
    {
        var factor = TLane.Constant(significance);
        for (var i = 0; i < sums.Length; i += TLane.Width)
        {
            TLane.Store(TLane.Load(in sums[i]) + (TLane.Load(in digits[i]) * factor), ref sums[i]);
        }
    }

    static long Activity(ReadOnlySpan<int> units, ReadOnlySpan<int> gradedValues)
    {
        var activity = (long)units.Length;
        foreach (var value in gradedValues)
        {
            activity += (long)value * value;
        }

        return activity;
    }

    static void AddRows(
        Delivery delivery, RowAdder rows, ReadOnlySpan<int> units, ReadOnlySpan<int> gradedUnits, ReadOnlySpan<int> gradedValues, Span<int> sums)
    {
        rows.Add(units, delivery.SourceFirstUnit, sums);
        rows.AddProducts(gradedUnits, gradedValues, delivery.SourceFirstUnit, sums);
    }

    static void AddShifted(ReadOnlySpan<int> sums, int exponent, Span<int> target)
    {
        for (var i = 0; i < sums.Length; i += TLane.Width)
        {
            var sum = TLane.Load(in sums[i]);
            var shifted = exponent >= 0 ? sum << exponent : sum >> -exponent;
            TLane.Store(TLane.Load(in target[i]) + shifted, ref target[i]);
        }
    }
}
