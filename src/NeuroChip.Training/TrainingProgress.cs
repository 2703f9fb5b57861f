namespace NeuroChip.Training;

/// <summary>How far the training is, after an epoch.</summary>
/// <param name="Epoch">Epochs finished, from 1.</param>
/// <param name="Loss">Mean cross-entropy of the epoch's samples in nats, each taken before the update it caused.</param>
/// <param name="TrainingAccuracy">Share of the epoch's samples classified rightly, likewise.</param>
/// <param name="ValidationAccuracy">Share after the epoch; null where there is no validation set.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, double Loss, double TrainingAccuracy, double? ValidationAccuracy);
