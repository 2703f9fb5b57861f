namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>A group or dataset that is to be written.</summary>
abstract record WrittenNode;
