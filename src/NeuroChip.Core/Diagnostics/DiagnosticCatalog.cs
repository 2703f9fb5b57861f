using System.Collections.Frozen;
using System.Reflection;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Core.Diagnostics;

/// <summary>Every code the product can print, in ascending order.</summary>
public static class DiagnosticCatalog
{
    // One class an area; a new descriptor is found because it is a public static field of one of these.
    static readonly Type[] Areas =
    [
        typeof(FileCodes), typeof(ProfileCodes), typeof(DeviceProfileCodes), typeof(DeviceCodes),
        typeof(NetworkCodes), typeof(NirCodes), typeof(JsonNetworkCodes), typeof(NetworkVerifierCodes),
        typeof(LearningCodes), typeof(PlasticDeviceCodes), typeof(QuantizationCodes), typeof(FidelityCodes), typeof(MappingCodes), typeof(LoweringCodes),
        typeof(PlacementCodes),
        typeof(ImageCodes), typeof(RunCodes), typeof(TimingCodes), typeof(AcceleratorCodes), typeof(ArrayRunCodes),
        typeof(DataCodes), typeof(ResponseCodes), typeof(ReportCodes), typeof(SweepCodes), typeof(InternalCodes),
    ];

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. Areas
            .SelectMany(area => area.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ];

    static readonly FrozenDictionary<string, DiagnosticDescriptor> ByCode =
        All.ToFrozenDictionary(d => d.Code, StringComparer.OrdinalIgnoreCase);

    public static DiagnosticDescriptor? Find(string code) => ByCode.GetValueOrDefault(code);
}
