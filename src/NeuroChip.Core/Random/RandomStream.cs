namespace NeuroChip.Core.Random;

/// <summary>Purposes of random numbers. A number, once given, is never reused or renumbered: results would change.</summary>
public enum RandomStream : uint
{
    InputEncoding = 1,
    WeightRounding = 2,
    ConnectionTargets = 3,
    ConnectionWeights = 4,
    SynapseNoise = 5,
    LeakNoise = 6,
    ThresholdNoise = 7,
    MembraneNoise = 8,
    TraceRounding = 9,
    LearningRounding = 10,
    TrainingInitialisation = 11,
    TrainingOrder = 12,
    DatasetSplit = 13,
    Placement = 14,
    DeviceManufacture = 15,
    DeviceProgramming = 16,
    DeviceRead = 17,
    ConnectionDelays = 18,
    LearningSelection = 19,
    SynapseRounding = 20,
    ManufacturedChip = 32,
    WireSample = 33,
    SweepSampling = 40,
    PulseNoise = 48,
}
