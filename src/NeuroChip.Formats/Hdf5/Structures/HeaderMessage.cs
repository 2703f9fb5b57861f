namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>Where one message of an object header lies.</summary>
/// <param name="Type">What the message says; numbers outside the enumeration are messages that readers may ignore.</param>
/// <param name="IsShared">The bytes name another place that holds the message.</param>
/// <param name="Position">Absolute offset of the content.</param>
/// <param name="Length">Bytes of content.</param>
readonly record struct HeaderMessage(MessageType Type, bool IsShared, long Position, int Length);
