using NeuroChip.Verification.Kinds;
using NeuroChip.Verification.Kinds.Crossbar;
using NeuroChip.Verification.Kinds.MultiCore;
using NeuroChip.Verification.Kinds.Nir;

namespace NeuroChip.Verification;

/// <summary>Every kind of vector file that can be verified. A new kind is a file and a line here.</summary>
public static class VectorKinds
{
    public static IReadOnlyList<IVectorKind> All { get; } =
    [
        new NeuronTraceKind(),
        new NetworkKind(),
        new AxonCoreKind(),
        new AxonNeuronKind(),
        new BitshiftNetworkKind(),
        new EventNeuronKind(),
        new LearningKind(),
        new ErrorLearningKind(),
        new NirSchemesKind(),
        new NirTraceKind(),
        new NirMembraneKind(),
        new NirFrameKind(),
        new NirRasterKind(),
        new NirSetsKind(),
        new NirEventsKind(),
        new NirTrainedKind(),
        new IntegerLayerKind(),
        .. CrossbarKinds.All,
        new MultiCoreKind(),
    ];
}
