using System.Globalization;
using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>The array against the synapses that it stores and the core that it serves.</summary>
static class CrossbarVerifier
{
    public static void Verify(HardwareProfile profile, ReadContext context)
    {
        if (profile.Crossbar is not { } crossbar)
        {
            RequirePacked(profile.Synapse, context);
            return;
        }

        if (profile.Synapse.Storage == SynapseStorage.Packed)
        {
            context.Report(ProfileCodes.CrossbarMismatch, "crossbar", "'crossbar' describes an array, but 'synapse.storage' is packed.");
            return;
        }

        VerifyColumns(crossbar, context);
        VerifyCore(crossbar, profile.Core, context);
        VerifyCells(crossbar, profile, context);
    }

    static void RequirePacked(SynapseSpec synapse, ReadContext context)
    {
        if (synapse.Storage == SynapseStorage.Crossbar)
        {
            context.Report(ProfileCodes.CrossbarMismatch, "synapse.storage",
                "'synapse.storage' is crossbar, but there is no section 'crossbar'.");
        }
    }

    static void VerifyColumns(CrossbarSpec crossbar, ReadContext context)
    {
        if (crossbar.IsDifferential && crossbar.Columns % 2 != 0)
        {
            context.Report(ProfileCodes.CrossbarMismatch, "crossbar.columns",
                $"'crossbar.columns' is {crossbar.Columns}; the differential mapping takes columns in pairs.");
        }

        if (crossbar.Slices > 1 && crossbar.Mapping is CrossbarMapping.DifferentialCentred or CrossbarMapping.Direct)
        {
            context.Report(ProfileCodes.CrossbarMismatch, "crossbar.slices",
                $"'crossbar.slices' is {crossbar.Slices}; the mapping {NameKind.CamelCase(crossbar.Mapping)} has one slice.");
        }

        if (crossbar.WeightColumns < 1)
        {
            context.Report(ProfileCodes.CrossbarMismatch, "crossbar.columns",
                $"'crossbar.columns' is {crossbar.Columns}; {crossbar.SpareColumns} spare and {crossbar.ReferenceColumns} reference columns leave none for weights of {crossbar.CellsPerWeight} cells.");
        }
    }

    static void VerifyCore(CrossbarSpec crossbar, CoreSpec core, ReadContext context)
    {
        RequireWithin(context, "core.inputAxons", core.InputAxons, crossbar.Rows, "rows");
        RequireWithin(context, "core.neurons", core.Neurons, crossbar.WeightColumns, "columns of weights");
    }

    static void RequireWithin(ReadContext context, string path, int? value, int limit, string what)
    {
        if (value is null || value > limit)
        {
            context.Report(ProfileCodes.CrossbarMismatch, path,
                $"'{path}' is {value?.ToString(CultureInfo.InvariantCulture) ?? "absent"}; the crossbar has {limit} {what}.");
        }
    }

    // With axon types the cell holds only whether the synapse exists; the weight stands in the neuron's own table.
    static void VerifyCells(CrossbarSpec crossbar, HardwareProfile profile, ReadContext context)
    {
        var bits = profile.Quantization.MostWeightBits ?? profile.Synapse.MaxWeightBits;
        var stored = crossbar.CellBits * crossbar.Slices;
        var most = crossbar.Mapping == CrossbarMapping.Differential && profile.Synapse.Signed ? stored + 1 : stored;
        if (profile.Synapse.AxonTypes is null && bits > most)
        {
            context.Report(ProfileCodes.WeightsExceedCells, "crossbar.cellBits",
                $"Weights have {bits} bits; this crossbar's {crossbar.CellBits}-bit cells, {crossbar.Slices} a weight and sign, hold weights of 1..{most} bits.");
        }
    }
}
