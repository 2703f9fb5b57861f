using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Programming;

/// <summary>Devices with published programming errors.</summary>
public static class MeasuredDevices
{
    const string Wan2022 = "Wan et al., Nature 608, 2022, Extended Data Fig. 3";

    const string Falcone2025 = "Falcone et al., 2025, arXiv 2502.04524";

    public static IReadOnlyList<MeasuredDevice> All { get; } =
    [
        new("rram_linear_2021", [4.782321, -0.009107], 1, 50, 225, "Milo et al., IRPS 2021, Fig. 4, algorithm IGVVA-100"),
        new("rram_cubic_2022", [1.053, 0.2374, -1.167e-2, 1.536e-4], 1, 0, 39.26, $"{Wan2022}, 1 s after programming"),
        new("rram_quartic_2022", [0.348, 16.030, -43.853, 45.393, -16.815], 40, 0, 40, $"{Wan2022}, 1 s after programming, second fit"),
        new("rram_quartic_2022_1day", [0.701, 22.086, -50.773, 47.095, -16.458], 40, 0, 40, $"{Wan2022}, 1 day after programming"),
        new("rram_quartic_2022_2days", [0.782, 20.274, -43.507, 37.062, -11.934], 40, 0, 40, $"{Wan2022}, 2 days after programming"),
        new("cmo_hfox_2025_0.2%", [0.00081107, 0.00106879], 1, 9, 88.2, $"{Falcone2025}, acceptance 0.2 %"),
        new("cmo_hfox_2025_2%", [0.01121854, 0.01129027], 1, 9, 88.2, $"{Falcone2025}, acceptance 2 %"),
        new("pcm_2019", [0.26348, 1.9650, -1.1731], 25, 0, 25, "Nandakumar et al., ICECS 2019"),
        new("pcm_quadratic_2020", [0.28638599, 0.07585724, -0.00178767], 1, 0.25, 25, "Joshi et al., Nature Communications 11, 2020, Fig. 3b"),
        new("pcm_hermes_2023", [0.16603, 4.71806, -8.48101, 4.68961], 20.7, 0, 20.7, "Le Gallo et al., Nature Electronics, 2023, two devices"),
    ];

    /// <exception cref="InputErrorException">NC1056: no device of that name.</exception>
    public static MeasuredDevice Get(string name) =>
        All.FirstOrDefault(device => device.Name == name)
        ?? throw Require.Error(
            DeviceCodes.UnknownDevice,
            $"'{name}' is not a measured device; known are {string.Join(", ", All.Select(d => d.Name))}.{NearestName.Suggestion(name, All.Select(d => d.Name))}");
}
