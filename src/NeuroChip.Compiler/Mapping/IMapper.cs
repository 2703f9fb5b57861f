using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>Decides which core holds which neurons and synapses.</summary>
interface IMapper
{
    /// <summary>Null, with an NC4 diagnostic, where the network does not fit. Deterministic.</summary>
    Placement? Map(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics);
}
