using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Units;
using static NeuroChip.Compiler.Profiles.Definition.Presence;

namespace NeuroChip.Compiler.Profiles.Definition;

static partial class ProfileDefinition
{
    const string SourceDoc = "Where the numbers of this section come from: a key of 'sources', then a comma and the place; or 'assumed: why'.";

    static MeshSpec BlankMesh() => new(1, 1, 1, MeshTopology.Mesh);

    static MappingKind<MeshSpec> Mesh() => new("a mesh", BlankMesh)
    {
        { "source", Required, Text(), SourceDoc, m => m.Source, (m, v) => m with { Source = v } },
        { "width", Required, Count(1, 1024), "Tiles in x.", m => m.Width, (m, v) => m with { Width = v } },
        { "height", Required, Count(1, 1024), "Tiles in y.", m => m.Height, (m, v) => m with { Height = v } },
        { "coresPerTile", Optional, Count(1, 1024), "Cores that share a router.", m => m.CoresPerTile, (m, v) => m with { CoresPerTile = v } },
        { "topology", Optional, NameKind.Of<MeshTopology>(), "Whether links wrap around.", m => m.Topology, (m, v) => m with { Topology = v } },
        { "routingEntries", Optional, Count(1, Many), "Entries of a tile's routing table, one for each source core whose messages start, end, turn or part there.",
            m => m.RoutingEntries, (m, v) => m with { RoutingEntries = v } },
    };

    static MappingKind<CoreSpec> Core() => new("the limits of a core; one that is not published is left out", () => new CoreSpec())
    {
        { "source", Required, Text(), SourceDoc, c => c.Source, (c, v) => c with { Source = v } },
        { "neurons", Optional, Count(1, Many), "Neurons (compartments, somas).", c => c.Neurons, (c, v) => c with { Neurons = v } },
        { "inputAxons", Optional, Count(1, Many), "Input axons: distinct pairs of source neuron and delay.",
            c => c.InputAxons, (c, v) => c with { InputAxons = v } },
        { "outputAxons", Optional, Count(1, Many), "Output axons: pairs of destination core and axon, of all the core's neurons together.",
            c => c.OutputAxons, (c, v) => c with { OutputAxons = v } },
        { "fanIn", Optional, Count(1, Many), "Synapses that may end in one neuron.", c => c.FanIn, (c, v) => c with { FanIn = v } },
        { "destinationsPerNeuron", Optional, Count(1, Many), "Destinations of one neuron, each an axon of a core.",
            c => c.DestinationsPerNeuron, (c, v) => c with { DestinationsPerNeuron = v } },
        { "synapseMemory", Optional, new QuantityKind(Unit.Bit, 1, 1L << 43), "Memory for synapses.",
            c => (double?)c.SynapseMemoryBits, (c, v) => c with { SynapseMemoryBits = (long)v } },
        { "neuronConfigurations", Optional, Count(1, Many), "Distinct sets of neuron parameters.",
            c => c.NeuronConfigurations, (c, v) => c with { NeuronConfigurations = v } },
        { "thresholdConfigurations", Optional, Count(1, Many), "Distinct thresholds of the core's neurons.",
            c => c.ThresholdConfigurations, (c, v) => c with { ThresholdConfigurations = v } },
        { "synapseFormats", Optional, Count(1, Many), "Distinct formats of the core's synapses: weight bits, exponent, sign mode, delays, learning.",
            c => c.SynapseFormats, (c, v) => c with { SynapseFormats = v } },
        { "packetsPerTick", Optional, Count(1, Many), "Packets that the core can send in one tick, also where all of its neurons spike.",
            c => c.PacketsPerTick, (c, v) => c with { PacketsPerTick = v } },
        { "partialSums", Optional, Flag(), "Whether sums of a neuron's inputs may come from other cores and are added exactly.",
            c => c.PartialSums, (c, v) => c with { PartialSums = v } },
    };

    static SynapseSpec BlankSynapse() => new() { Storage = SynapseStorage.Packed, MinWeightBits = 1, MaxWeightBits = 16 };

    static MappingKind<SynapseSpec> Synapse() => new("the formats of a synapse", BlankSynapse)
    {
        { "source", Required, Text(), SourceDoc, s => s.Source, (s, v) => s with { Source = v } },
        { "storage", Required, NameKind.Of<SynapseStorage>(), "An array with a place for every axon and neuron, or lists of synapses.",
            s => s.Storage, (s, v) => s with { Storage = v } },
        { "minWeightBits", Required, Count(1, 16), "Fewest bits of a weight, sign included.",
            s => s.MinWeightBits, (s, v) => s with { MinWeightBits = v } },
        { "maxWeightBits", Required, Count(1, 16), "Most bits of a weight, sign included.",
            s => s.MaxWeightBits, (s, v) => s with { MaxWeightBits = v } },
        { "signed", Optional, Flag(), "Whether weights may be negative.", s => s.Signed, (s, v) => s with { Signed = v } },
        { "minExponent", Optional, Count(-31, 31), "Smallest power of two that multiplies a sum of weights.",
            s => s.MinExponent, (s, v) => s with { MinExponent = v } },
        { "maxExponent", Optional, Count(-31, 31), "Largest power of two that multiplies a sum of weights.",
            s => s.MaxExponent, (s, v) => s with { MaxExponent = v } },
        { "signModes", Optional, Flag(), "Whether weights of both signs lose the lowest bit to the sign and are truncated (Loihi).",
            s => s.SignModes, (s, v) => s with { SignModes = v } },
        { "axonTypes", Optional, Count(1, 256), "Distinct weights of a neuron, one for each type of axon; absent: any weight per synapse.",
            s => s.AxonTypes, (s, v) => s with { AxonTypes = v } },
        { "maxDelayTicks", Optional, Count(0, 255), "Largest delay on top of the one tick that every spike takes.",
            s => s.MaxDelayTicks, (s, v) => s with { MaxDelayTicks = v } },
        { "accumulatorBits", Optional, Count(2, 32), "Width of the sum of one neuron's inputs in one tick.",
            s => s.AccumulatorBits, (s, v) => s with { AccumulatorBits = v } },
        { "indexBits", Optional, Count(0, 32), "Packed storage: bits of an entry that name its target.",
            s => s.IndexBits, (s, v) => s with { IndexBits = v } },
        { "delayBits", Optional, Count(0, 16), "Packed storage: bits of an entry that hold its delay.",
            s => s.DelayBits, (s, v) => s with { DelayBits = v } },
        { "tagBits", Optional, Count(0, 16), "Packed storage: bits of an entry for learning.",
            s => s.TagBits, (s, v) => s with { TagBits = v } },
        { "storesUnusedFields", Optional, Flag(), "Packed storage: whether entries have delay and tag bits even where a projection has no delays or does not learn (default true).",
            s => s.StoresUnusedFields ? null : false, (s, v) => s with { StoresUnusedFields = v } },
        { "listHeaderBits", Optional, Count(0, 1024), "Packed storage: bits of a list besides its entries.",
            s => s.ListHeaderBits, (s, v) => s with { ListHeaderBits = v } },
        { "wordBits", Optional, Count(1, 1024), "Packed storage: lists are rounded up to words of so many bits.",
            s => s.WordBits, (s, v) => s with { WordBits = v } },
        { "sharesConvolutions", Optional, Flag(), "Packed storage: whether lists that differ only in where their targets begin, as a convolution's, are stored once per core.",
            s => s.SharesConvolutions, (s, v) => s with { SharesConvolutions = v } },
    };

    static NeuronSpec BlankNeuron() => new() { Family = "", StateBits = 32, ThresholdBits = 1 };

    static MappingKind<NeuronSpec> Neuron() => new("the formats of a neuron", BlankNeuron)
    {
        { "source", Required, Text(), SourceDoc, n => n.Source, (n, v) => n with { Source = v } },
        { "family", Required, NameKind.Of(NeuronFamilies.All), "Update rule.", n => n.Family, (n, v) => n with { Family = v } },
        { "variants", Optional, new ListKind<string>(NameKind.Of(NeuronFamilies.All)), "Further update rules of the same cores.",
            n => n.Variants, (n, v) => n with { Variants = v } },
        { "stateBits", Required, Count(2, 32), "Width of membrane and current, sign included.",
            n => n.StateBits, (n, v) => n with { StateBits = v } },
        { "stateShift", Optional, Count(0, 31), "Weights are shifted left by so many bits before they reach the state.",
            n => n.StateShift, (n, v) => n with { StateShift = v } },
        { "decayBits", Optional, Count(0, 30), "Decay factors are codes of so many bits; 0: no leak.",
            n => n.DecayBits, (n, v) => n with { DecayBits = v } },
        { "thresholdBits", Required, Count(1, 31), "Unsigned width of the threshold's mantissa.",
            n => n.ThresholdBits, (n, v) => n with { ThresholdBits = v } },
        { "thresholdShift", Optional, Count(0, 31), "The threshold is its mantissa shifted left by so many bits.",
            n => n.ThresholdShift, (n, v) => n with { ThresholdShift = v } },
        { "biasBits", Optional, Count(0, 32), "Width of the bias mantissa, sign included; 0: no bias.",
            n => n.BiasBits, (n, v) => n with { BiasBits = v } },
        { "maxBiasExponent", Optional, Count(0, 31), "Largest power of two that multiplies the bias mantissa.",
            n => n.MaxBiasExponent, (n, v) => n with { MaxBiasExponent = v } },
        { "synapticCurrent", Optional, Flag(), "Whether there is a synaptic current that decays by itself.",
            n => n.SynapticCurrent, (n, v) => n with { SynapticCurrent = v } },
        { "decayRounding", Optional, NameKind.Of<Rounding>(), "How the product of state and decay is rounded.",
            n => n.DecayRounding, (n, v) => n with { DecayRounding = v } },
        { "overflow", Optional, NameKind.Of<StateOverflow>(), "What a state of family lif does that leaves its width.",
            n => n.Overflow, (n, v) => n with { Overflow = v } },
        { "thresholdInclusive", Optional, Flag(), "Whether a membrane equal to the threshold fires.",
            n => n.ThresholdInclusive, (n, v) => n with { ThresholdInclusive = v } },
        { "subtractReset", Optional, Flag(), "Whether a spike may subtract the threshold instead of resetting.",
            n => n.SubtractReset, (n, v) => n with { SubtractReset = v } },
        { "resetValue", Optional, Flag(), "Whether the membrane may be reset to another value than 0.",
            n => n.ResetValue, (n, v) => n with { ResetValue = v } },
        { "maxSpikesPerTick", Optional, Count(1, Many), "Most spikes of one neuron in one tick.",
            n => n.MaxSpikesPerTick, (n, v) => n with { MaxSpikesPerTick = v } },
        { "maxRefractoryTicks", Optional, Count(0, Many), "Longest refractory time; 0: none.",
            n => n.MaxRefractoryTicks, (n, v) => n with { MaxRefractoryTicks = v } },
        { "payloadBits", Optional, Count(0, 32), "Width of a spike's payload; 0: spikes carry nothing.",
            n => n.PayloadBits, (n, v) => n with { PayloadBits = v } },
    };

    static CrossbarSpec BlankCrossbar() => new() { Rows = 1, Columns = 1, CellBits = 1, Mapping = CrossbarMapping.Direct };

    static MappingKind<CrossbarSpec> Crossbar() => new("a crossbar", BlankCrossbar)
    {
        { "source", Required, Text(), SourceDoc, c => c.Source, (c, v) => c with { Source = v } },
        { "rows", Required, Count(1, 65536), "Rows: one for each input axon.", c => c.Rows, (c, v) => c with { Rows = v } },
        { "columns", Required, Count(1, 65536), "Columns of cells.", c => c.Columns, (c, v) => c with { Columns = v } },
        { "cellBits", Required, Count(1, 8), "Bits that one cell stores.", c => c.CellBits, (c, v) => c with { CellBits = v } },
        { "mapping", Required, NameKind.Of<CrossbarMapping>(), "How a signed weight becomes cells.",
            c => c.Mapping, (c, v) => c with { Mapping = v } },
        { "slices", Optional, Count(1, 8), "Digits into which a weight is cut, each in columns of its own.",
            c => c.Slices, (c, v) => c with { Slices = v } },
        { "spareColumns", Optional, Count(0, 65535), "Columns kept in reserve, which hold no weights unless others fail.",
            c => c.SpareColumns, (c, v) => c with { SpareColumns = v } },
    };

    static MappingKind<LearningSpec> Learning() => new("a learning engine", () => new LearningSpec { Engine = "" })
    {
        { "source", Required, Text(), SourceDoc, l => l.Source, (l, v) => l with { Source = v } },
        { "engine", Required, NameKind.Of(["sum-of-products", "sdsp"]), "Kind of engine: Loihi's or ODIN's.",
            l => l.Engine, (l, v) => l with { Engine = v } },
        { "maxEpochTicks", Optional, Count(1, Many), "Longest time between two weight updates.",
            l => l.MaxEpochTicks, (l, v) => l with { MaxEpochTicks = v } },
        { "errorDriven", Optional, new FlagKind(), "Whether decoders can learn from an error.",
            l => l.ErrorDriven, (l, v) => l with { ErrorDriven = v } },
        { "traceRounding", Optional, NameKind.Of<LearningRounding>(), "Rounding of decaying traces.",
            l => l.TraceRounding, (l, v) => l with { TraceRounding = v } },
        { "weightRounding", Optional, NameKind.Of<LearningRounding>(), "Rounding of learned weights and tags.",
            l => l.WeightRounding, (l, v) => l with { WeightRounding = v } },
        { "weightDraws", Optional, NameKind.Of<LearningDraws>(), "Random numbers of stochastic weight rounding: one for all weights of a phase, or one for each.",
            l => l.WeightDraws, (l, v) => l with { WeightDraws = v } },
        { "precision", Optional, NameKind.Of<LearnedPrecision>(), "Values of learned weights: all integers, or those that the weight bits store.",
            l => l.Precision, (l, v) => l with { Precision = v } },
        { "pulses", Optional, NameKind.Of<PulsePolicy>(), "Weights that are devices: as many pulses as the change holds steps, at most one, or one whatever its size.",
            l => l.Pulses, (l, v) => l with { Pulses = v } },
    };

    // The percentile goes through decimal: 99.9 / 100 · 100 is another double than 99.9.
    static MappingKind<QuantizationSpec> Quantization() => new("a quantization", () => new QuantizationSpec())
    {
        { "weightBits", Optional, Count(1, 8), "Bits of a weight, sign included; absent: as many as the synapse has.",
            q => q.WeightBits, (q, v) => q with { WeightBits = v } },
        { "scale", Optional, NameKind.Of<WeightScaleScope>(), "Which weights share one scale.", q => q.Scale, (q, v) => q with { Scale = v } },
        { "rounding", Optional, NameKind.Of<WeightRounding>(), "How a weight between two codes is rounded.",
            q => q.Rounding, (q, v) => q with { Rounding = v } },
        { "calibration", Optional, NameKind.Of<WeightCalibration>(), "How the scale is chosen.",
            q => q.Calibration, (q, v) => q with { Calibration = v } },
        { "percentile", Optional, new QuantityKind(Unit.Percent, 1e-4, 1),
            "For calibration 'percentile': share of the magnitudes that do not saturate.",
            q => (double)((decimal)q.Percentile / 100), (q, v) => q with { Percentile = (double)((decimal)v * 100) } },
        { "layers", Optional, new TableKind<LayerQuantization>(NameRule.Layer, Layer(), ProfileCodes.DuplicateKey),
            "What single projections of a network have of their own, by the projection's name.",
            q => q.Layers?.Select(layer => (layer.Key, layer.Value)).ToImmutableArray(),
            (q, v) => q with { Layers = v.ToImmutableSortedDictionary(layer => layer.Name, layer => layer.Value, StringComparer.Ordinal) } },
    };

    static MappingKind<LayerQuantization> Layer() => new("a projection's quantization", () => new LayerQuantization(WeightBits: null))
    {
        { "weightBits", Optional, Count(1, 8), "Bits of this projection's weights, sign included.",
            l => l.WeightBits, (l, v) => l with { WeightBits = v } },
    };
}
