namespace NeuroChip.Formats.Events;

/// <summary>A change of brightness at a pixel.</summary>
/// <param name="Time">µs.</param>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
/// <param name="Polarity">0 or 1, as recorded.</param>
public readonly record struct PixelEvent(int Time, byte X, byte Y, byte Polarity);
