namespace NeuroChip.Verification.Kinds.MultiCore;

readonly record struct Synapse(int Target, double Weight);
