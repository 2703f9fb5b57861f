using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.EventDriven;

/// <summary>Spikes of one source in one tick.</summary>
/// <param name="Delivery">Whose rows say what they do.</param>
/// <param name="Row">Source within the delivery.</param>
/// <param name="Count">One after the other.</param>
readonly record struct ArrivingSpikes(Delivery Delivery, int Row, int Count);
