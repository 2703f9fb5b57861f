namespace NeuroChip.Verification;

/// <summary>A vector file lacks a field or has one of the wrong type; the verifier turns it into a diagnostic with the file's name.</summary>
public sealed class VectorFormatException(string message) : Exception(message);
