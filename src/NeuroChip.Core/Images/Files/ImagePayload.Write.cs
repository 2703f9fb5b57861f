using System.Buffers.Binary;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Images.Files;

/// <summary>
/// The content of an image as sections: tag (4 bytes), length (8 bytes), bytes. Nothing in it depends on time, machine or the order of
/// hash tables, so equal images give equal bytes.
/// </summary>
static partial class ImagePayload
{
    public static void Write(ChipImage image, Stream stream)
    {
        Section(stream, ImageSections.Header, writer =>
        {
            writer.String(image.Network);
            writer.Double(image.Dt);
            writer.Long((long)image.Seed);
            writer.Ints(image.Outputs.AsSpan());
        });
        Section(stream, ImageSections.Profile, writer => writer.Raw(ProfileJson.Write(image.Profile)));
        Section(stream, ImageSections.Inputs, writer => Each(writer, image.Inputs, Write));
        Section(stream, ImageSections.Populations, writer => Each(writer, image.Populations, Write));
        Section(stream, ImageSections.Projections, writer => Each(writer, image.Projections, Write));
        Section(stream, ImageSections.Conversions, writer => Each(writer, image.Conversions, Write));
        if (image.LearnedTicks != 0 || image.Populations.Any(population => !population.KeptStates.IsEmpty))
        {
            Section(stream, ImageSections.Kept, writer => WriteKept(writer, image));
        }

        foreach (var core in image.Cores)
        {
            Section(stream, ImageSections.Core, writer => Write(writer, core));
            if (core.Blocks.Any(block => block.Cells is not null))
            {
                Section(stream, ImageSections.Cells, writer => Each(writer, core.Blocks, (w, block) => Write(w, block.Cells)));
            }
        }
    }

    static void Section(Stream stream, int tag, Action<SectionWriter> write)
    {
        var writer = new SectionWriter();
        write(writer);
        Span<byte> head = stackalloc byte[sizeof(int) + sizeof(long)];
        BinaryPrimitives.WriteInt32LittleEndian(head, tag);
        BinaryPrimitives.WriteInt64LittleEndian(head[sizeof(int)..], writer.Bytes.Length);
        stream.Write(head);
        stream.Write(writer.Bytes);
    }

    static void Each<T>(SectionWriter writer, IReadOnlyCollection<T> items, Action<SectionWriter, T> write)
    {
        writer.Int(items.Count);
        foreach (var item in items)
        {
            write(writer, item);
        }
    }

    static void Write(SectionWriter writer, InputImage input)
    {
        writer.String(input.Name);
        writer.Ints(input.Shape.Axes.AsSpan());
        writer.Int(input.FirstUnit);
        writer.Int(input.MaxValue);
        writer.Double(input.ValueScale);
    }

    static void Write(SectionWriter writer, PopulationImage population)
    {
        writer.String(population.Name);
        writer.Ints(population.Shape.Axes.AsSpan());
        writer.Int(population.FirstUnit);
        writer.String(population.Family);
        writer.Int(population.FirstTick);
        writer.Doubles(population.StateScale.AsSpan());
        Each(writer, population.Parameters, (w, parameter) =>
        {
            w.String(parameter.Key);
            w.Ints(parameter.Value.Codes.AsSpan());
        });
    }

    static void Write(SectionWriter writer, ProjectionImage projection)
    {
        writer.String(projection.Name);
        writer.Int(projection.SourceFirstUnit);
        writer.Int(projection.SourceCount);
        writer.Int(projection.Target);
        writer.Int(projection.Exponent);
        writer.Int(projection.Port);
        writer.Int(projection.WeightBits);
        writer.Int((int)projection.SignMode);
        writer.Int(projection.MaxDelayTicks);
        writer.Doubles(projection.CodeScale.AsSpan());
        writer.Int(FlagsOf(projection));
        if (projection.Learning is { } learning)
        {
            Write(writer, learning);
        }

        if (projection.Readout is { } readout)
        {
            writer.Long((long)readout.Seed);
            writer.Ints(readout.NoiseQ8.AsSpan());
            writer.Int(readout.Step);
            writer.Int(readout.LargestCode);
            writer.Int(readout.Input?.Step ?? 0);
            writer.Int(readout.Input?.LargestCode ?? 0);
            writer.Int(readout.Input?.DigitBits ?? 0);
            writer.Ints((readout.Search?.Weights ?? []).AsSpan());
            writer.Ints((readout.Search?.Offsets ?? []).AsSpan());
        }

        if (projection.Devices is { } devices)
        {
            Write(writer, devices);
        }
    }

    static void Write(SectionWriter writer, PlasticDevices devices)
    {
        writer.Long((long)devices.Seed);
        writer.Int(devices.PerSynapse);
        writer.Int((int)devices.Policy);
        writer.Int(devices.PulsesUp);
        writer.Int(devices.PulsesDown);
        writer.Ints(devices.StepsUp.AsSpan());
        writer.Ints(devices.StepsDown.AsSpan());
        writer.Int(devices.Noise);
        writer.Int(devices.Levels);
        writer.Int(devices.Parallel);
        writer.Int(devices.SwitchUp);
        writer.Int(devices.SwitchDown);
        writer.Int(devices.Endurance);
        writer.Int(devices.Gain);
        writer.Int(devices.Offset);
        writer.Int(devices.LargestWeight);
        writer.Int(devices.FractionBits);
    }

    static void Write(SectionWriter writer, DeviceCells? cells)
    {
        writer.Int(cells is null ? 0 : 1);
        if (cells is not null)
        {
            writer.Ints(cells.States.AsSpan());
            writer.Ints(cells.Floors.AsSpan());
            writer.Ints(cells.Spans.AsSpan());
            writer.Ints(cells.FactorsUp.AsSpan());
            writer.Ints(cells.FactorsDown.AsSpan());
            writer.Ints(cells.Pulses.AsSpan());
        }
    }

    static void Write(SectionWriter writer, LearningRule learning)
    {
        writer.Int(learning.EpochTicks);
        Each(writer, learning.Rules, (w, rule) => w.String(rule));
        Each(writer, learning.Traces, (w, trace) =>
        {
            w.String(trace.Key);
            w.Double(trace.Value.Impulse);
            w.Double(trace.Value.TauTicks);
        });
        if (HasMore(learning))
        {
            WriteMore(writer, learning);
        }
    }

    static int FlagsOf(ProjectionImage projection) =>
        (projection.Learning is null ? 0 : ImageSections.Learns)
        | (projection.Readout is null ? 0 : ImageSections.IsRead)
        | (projection.Learning is { } rule && HasMore(rule) ? ImageSections.LearnsMore : 0)
        | (projection.Devices is null ? 0 : ImageSections.HasDevices);

    // What a sum of products with traces of its own does not have.
    static bool HasMore(LearningRule learning) => !learning.Supplied.IsEmpty || learning.Error is not null || learning.Sdsp is not null;

    static void WriteMore(SectionWriter writer, LearningRule learning)
    {
        Each(writer, learning.Supplied, (w, supplied) =>
        {
            w.String(supplied.Key);
            w.String(supplied.Value);
        });
        writer.Int(learning.Error is null ? 0 : 1);
        if (learning.Error is { } error)
        {
            writer.String(error.Input);
            writer.Double(error.Trace.Impulse);
            writer.Double(error.Trace.TauTicks);
            writer.Int(error.RateMantissa);
            writer.Int(error.RateExponent);
            writer.Int(error.WeightShift);
        }

        writer.Int(learning.Sdsp is null ? 0 : 1);
        writer.Int(learning.Sdsp?.BistabilityTicks ?? 0);
    }

    static void Write(SectionWriter writer, ConversionRow row)
    {
        writer.String(row.Object);
        writer.String(row.Quantity);
        writer.Double(row.Value);
        writer.Int(row.Code);
        writer.String(row.Format);
        writer.Double(row.Error);
        writer.String(row.Note);
    }

    static void Write(SectionWriter writer, CoreImage core)
    {
        writer.Int(core.Core);
        writer.Ints(core.Neurons.AsSpan());
        Each(writer, core.Axons, (w, axon) =>
        {
            w.Int(axon.SourceUnit);
            w.Int(axon.DelayTicks);
        });
        Each(writer, core.Blocks, Write);
    }

    static void WriteKept(SectionWriter writer, ChipImage image)
    {
        writer.Long(image.LearnedTicks);
        Each(writer, image.Populations, (w, population) => Each(w, population.KeptStates, (w, state) =>
        {
            w.String(state.Name);
            w.Ints(state.Values.AsSpan());
        }));
    }

    static void Write(SectionWriter writer, SynapseBlock block)
    {
        writer.Int(block.Projection);
        writer.Int(block.FirstAxon);
        writer.Int(block.AxonCount);
        writer.Ints(block.Targets.AsSpan());
        writer.Shorts(block.Codes.AsSpan());
        writer.Ints(block.RowStart.AsSpan());
        writer.Ints(block.Columns.AsSpan());
        writer.Raw(block.Delays.AsSpan());
    }
}
