using System.Collections.Immutable;

namespace NeuroChip.Core.Hardware;

/// <summary>Names of the measured laws of programming errors that a device may refer to; the laws themselves stand in NeuroChip.Devices.</summary>
public static class MeasuredLaws
{
    public static ImmutableArray<string> Names { get; } =
    [
        "rram_linear_2021", "rram_cubic_2022", "rram_quartic_2022", "rram_quartic_2022_1day", "rram_quartic_2022_2days",
        "cmo_hfox_2025_0.2%", "cmo_hfox_2025_2%", "pcm_2019", "pcm_quadratic_2020", "pcm_hermes_2023", "cbram_binary",
    ];
}
