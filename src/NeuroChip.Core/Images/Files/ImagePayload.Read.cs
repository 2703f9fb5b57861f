using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Images.Files;

static partial class ImagePayload
{
    const int SectionHead = sizeof(int) + sizeof(long);

    delegate T ItemReader<T>(ref SectionReader reader);

    /// <param name="payload">All sections.</param>
    /// <param name="file">For locations.</param>
    /// <param name="offset">Of the payload in the file.</param>
    /// <exception cref="Diagnostics.InputErrorException">NC5004.</exception>
    public static ChipImage Read(ReadOnlySpan<byte> payload, string file, long offset)
    {
        var at = 0;
        var head = Open(ImageSections.Header, payload, file, offset, ref at);
        var (network, dt, seed, outputs) = (head.String(), head.Double(), (ulong)head.Long(), head.Ints());
        Close(head);
        var profile = Open(ImageSections.Profile, payload, file, offset, ref at);
        var image = new ChipImage
        {
            Network = network,
            Dt = dt,
            Seed = seed,
            Outputs = outputs,
            Profile = ReadProfile(ref profile),
            Inputs = ReadAll<InputImage>(ImageSections.Inputs, 28, ReadInput, payload, file, offset, ref at),
            Populations = ReadAll<PopulationImage>(ImageSections.Populations, 28, ReadPopulation, payload, file, offset, ref at),
            Projections = ReadAll<ProjectionImage>(ImageSections.Projections, 44, ReadProjection, payload, file, offset, ref at),
            Conversions = ReadAll<ConversionRow>(ImageSections.Conversions, 36, ReadConversion, payload, file, offset, ref at),
            Cores = [],
        };
        Close(profile);
        if (IsNext(ImageSections.Kept, payload, at))
        {
            var kept = Open(ImageSections.Kept, payload, file, offset, ref at);
            image = ReadKept(image, ref kept);
            Close(kept);
        }

        var cores = ImmutableArray.CreateBuilder<CoreImage>();
        while (at < payload.Length)
        {
            var core = Open(ImageSections.Core, payload, file, offset, ref at);
            var read = ReadCore(ref core);
            Close(core);
            if (IsNext(ImageSections.Cells, payload, at))
            {
                var cells = Open(ImageSections.Cells, payload, file, offset, ref at);
                read = ReadCells(read, ref cells);
                Close(cells);
            }

            cores.Add(read);
        }

        return image with { Cores = cores.ToImmutable() };
    }

    static bool IsNext(int tag, ReadOnlySpan<byte> payload, int at) =>
        payload.Length - at >= SectionHead && BinaryPrimitives.ReadInt32LittleEndian(payload[at..]) == tag;

    static ChipImage ReadKept(ChipImage image, ref SectionReader reader)
    {
        var ticks = reader.Long();
        var kept = ReadItems(ref reader, 4, (ref SectionReader r) => ReadItems(ref r, 8, (ref SectionReader s) => new KeptState(s.String(), s.Ints())));
        if (ticks < 0 || kept.Length != image.Populations.Length)
        {
            throw reader.Damaged($"tells of {ticks} ticks of learning and the states of {kept.Length} populations, of which there are {image.Populations.Length}");
        }

        return image with
        {
            LearnedTicks = ticks,
            Populations = [.. image.Populations.Select((population, index) => population with { KeptStates = kept[index] })],
        };
    }

    static SectionReader Open(int tag, ReadOnlySpan<byte> payload, string file, long offset, ref int at)
    {
        var here = new SectionReader(payload[at..], file, offset + at);
        if (payload.Length - at < SectionHead)
        {
            throw here.Damaged("ends between its sections");
        }

        var (found, length) = (here.Int(), here.Long());
        if (found != tag)
        {
            throw here.Damaged($"has section {found:X8} where {tag:X8} belongs");
        }

        if (length < 0 || length > payload.Length - at - SectionHead)
        {
            throw here.Damaged($"declares a section of {length} bytes where {payload.Length - at - SectionHead} are left");
        }

        var section = new SectionReader(payload.Slice(at + SectionHead, (int)length), file, offset + at + SectionHead);
        at += SectionHead + (int)length;
        return section;
    }

    static void Close(SectionReader section)
    {
        if (!section.AtEnd)
        {
            throw section.Damaged("has more bytes in a section than belong there");
        }
    }

    static ImmutableArray<T> ReadAll<T>(
        int tag, int leastBytes, ItemReader<T> read, ReadOnlySpan<byte> payload, string file, long offset, ref int at)
    {
        var section = Open(tag, payload, file, offset, ref at);
        var items = ReadItems(ref section, leastBytes, read);
        Close(section);
        return items;
    }

    static ImmutableArray<T> ReadItems<T>(ref SectionReader reader, int leastBytes, ItemReader<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>(reader.Count(leastBytes));
        for (var i = 0; i < items.Capacity; i++)
        {
            items.Add(read(ref reader));
        }

        return items.MoveToImmutable();
    }

    static HardwareProfile ReadProfile(ref SectionReader reader)
    {
        var json = reader.Raw();
        try
        {
            return ProfileJson.Read(json);
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            throw reader.Damaged($"holds a profile that cannot be read ({error.Message})");
        }
    }

    static InputImage ReadInput(ref SectionReader reader) => new(reader.String(), new Shape(reader.Ints()), reader.Int())
    {
        MaxValue = reader.Int(),
        ValueScale = reader.Double(),
    };

    static PopulationImage ReadPopulation(ref SectionReader reader)
    {
        var population = new PopulationImage
        {
            Name = reader.String(),
            Shape = new Shape(reader.Ints()),
            FirstUnit = reader.Int(),
            Family = reader.String(),
            FirstTick = reader.Int(),
            StateScale = reader.Doubles(),
            Parameters = ImmutableSortedDictionary<string, ParameterCodes>.Empty,
        };
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, ParameterCodes>(StringComparer.Ordinal);
        foreach (var (name, codes) in ReadItems(ref reader, 8, (ref SectionReader r) => (r.String(), r.Ints())))
        {
            if (!parameters.TryAdd(name, new ParameterCodes(codes)))
            {
                throw reader.Damaged($"gives parameter '{name}' of population '{population.Name}' twice");
            }
        }

        return population with { Parameters = parameters.ToImmutable() };
    }

    static ProjectionImage ReadProjection(ref SectionReader reader)
    {
        var projection = new ProjectionImage
        {
            Name = reader.String(),
            SourceFirstUnit = reader.Int(),
            SourceCount = reader.Int(),
            Target = reader.Int(),
            Exponent = reader.Int(),
            Port = reader.Int(),
            WeightBits = reader.Int(),
            SignMode = (WeightSignMode)reader.Int(),
            MaxDelayTicks = reader.Int(),
            CodeScale = reader.Doubles(),
        };
        var flags = reader.Int();
        if (flags is < 0 or > (ImageSections.Learns | ImageSections.IsRead | ImageSections.LearnsMore | ImageSections.HasDevices))
        {
            throw reader.Damaged($"has {flags} where 0 to 15 says whether projection '{projection.Name}' learns, is read by converters and has devices");
        }

        var learning = (flags & ImageSections.Learns) != 0 ? ReadLearning(ref reader) : null;
        if (learning is not null && (flags & ImageSections.LearnsMore) != 0)
        {
            learning = ReadMore(learning, ref reader);
        }

        return projection with
        {
            Learning = learning,
            Readout = (flags & ImageSections.IsRead) != 0 ? ReadReadout(ref reader) : null,
            Devices = (flags & ImageSections.HasDevices) != 0 ? ReadDevices(ref reader) : null,
        };
    }

    static PlasticDevices ReadDevices(ref SectionReader reader) => new()
    {
        Seed = (ulong)reader.Long(),
        PerSynapse = reader.Int(),
        Policy = (PulsePolicy)reader.Int(),
        PulsesUp = reader.Int(),
        PulsesDown = reader.Int(),
        StepsUp = reader.Ints(),
        StepsDown = reader.Ints(),
        Noise = reader.Int(),
        Levels = reader.Int(),
        Parallel = reader.Int(),
        SwitchUp = reader.Int(),
        SwitchDown = reader.Int(),
        Endurance = reader.Int(),
        Gain = reader.Int(),
        Offset = reader.Int(),
        LargestWeight = reader.Int(),
        FractionBits = reader.Int(),
    };

    static CoreImage ReadCells(CoreImage core, ref SectionReader reader)
    {
        var cells = ReadItems(ref reader, 4, (ref SectionReader r) => r.Int() == 0 ? null : new DeviceCells
        {
            States = r.Ints(),
            Floors = r.Ints(),
            Spans = r.Ints(),
            FactorsUp = r.Ints(),
            FactorsDown = r.Ints(),
            Pulses = r.Ints(),
        });
        return cells.Length == core.Blocks.Length
            ? core with { Blocks = [.. core.Blocks.Zip(cells, (block, own) => block with { Cells = own })] }
            : throw reader.Damaged($"has devices of {cells.Length} blocks on core {core.Core}, which has {core.Blocks.Length}");
    }

    static ReadoutImage ReadReadout(ref SectionReader reader) => new()
    {
        Seed = (ulong)reader.Long(),
        NoiseQ8 = reader.Ints(),
        Step = reader.Int(),
        LargestCode = reader.Int(),
        Input = ReadInputDrive(ref reader),
        Search = ReadSearch(ref reader),
    };

    static InputDriveImage? ReadInputDrive(ref SectionReader reader)
    {
        var drive = new InputDriveImage(reader.Int(), reader.Int(), reader.Int());
        return drive.Step == 0 ? null : drive;
    }

    static CodeSearchImage? ReadSearch(ref SectionReader reader)
    {
        var (weights, offsets) = (reader.Ints(), reader.Ints());
        return weights.IsEmpty && offsets.IsEmpty ? null : new CodeSearchImage(weights, offsets);
    }

    static LearningRule ReadLearning(ref SectionReader reader)
    {
        var epoch = reader.Int();
        var rules = ReadItems(ref reader, 4, (ref SectionReader r) => r.String());
        var traces = ImmutableSortedDictionary.CreateBuilder<string, TraceConstants>(StringComparer.Ordinal);
        foreach (var (name, constants) in ReadItems(ref reader, 20, (ref SectionReader r) => (r.String(), new TraceConstants(r.Double(), r.Double()))))
        {
            if (!traces.TryAdd(name, constants))
            {
                throw reader.Damaged($"gives trace '{name}' twice");
            }
        }

        return new LearningRule { EpochTicks = epoch, Rules = rules, Traces = traces.ToImmutable() };
    }

    static LearningRule ReadMore(LearningRule learning, ref SectionReader reader)
    {
        var supplied = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (trace, input) in ReadItems(ref reader, 8, (ref SectionReader r) => (r.String(), r.String())))
        {
            if (!supplied.TryAdd(trace, input))
            {
                throw reader.Damaged($"supplies trace '{trace}' twice");
            }
        }

        var error = reader.Int() == 0 ? null
            : new ErrorRule(reader.String(), new TraceConstants(reader.Double(), reader.Double()), reader.Int(), reader.Int(), reader.Int());
        var (isSdsp, bistability) = (reader.Int() != 0, reader.Int());
        return learning with { Supplied = supplied.ToImmutable(), Error = error, Sdsp = isSdsp ? new SdspRule(bistability) : null };
    }

    static ConversionRow ReadConversion(ref SectionReader reader) =>
        new(reader.String(), reader.String(), reader.Double(), reader.Int(), reader.String(), reader.Double(), reader.String());

    static CoreImage ReadCore(ref SectionReader reader) => new()
    {
        Core = reader.Int(),
        Neurons = reader.Ints(),
        Axons = ReadItems(ref reader, 8, (ref SectionReader r) => new Axon(r.Int(), r.Int())),
        Blocks = ReadItems<SynapseBlock>(ref reader, 32, ReadBlock),
    };

    static SynapseBlock ReadBlock(ref SectionReader reader) => new()
    {
        Projection = reader.Int(),
        FirstAxon = reader.Int(),
        AxonCount = reader.Int(),
        Targets = reader.Ints(),
        Codes = reader.Shorts(),
        RowStart = reader.Ints(),
        Columns = reader.Ints(),
        Delays = reader.Bytes(),
    };
}
