using NeuroChip.Emulator.Timing;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>The hardware of a case.</summary>
/// <param name="LinkBufferSize">In messages.</param>
sealed record MultiCoreChip(TileMesh Mesh, int NeuronsPerCore, int LinkBufferSize, SyncTable Sync, EventCosts Costs);
