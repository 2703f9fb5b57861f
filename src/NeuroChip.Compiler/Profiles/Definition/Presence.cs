namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>Whether a key must stand in its mapping.</summary>
enum Presence
{
    Optional,
    Required,
}
