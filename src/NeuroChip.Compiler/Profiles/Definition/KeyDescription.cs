namespace NeuroChip.Compiler.Profiles.Definition;

/// <param name="Path">Keys joined by dots; a name of the user's choice in angle brackets.</param>
/// <param name="Doc">One sentence for people.</param>
readonly record struct KeyDescription(string Path, bool IsRequired, string Allowed, string Doc);
