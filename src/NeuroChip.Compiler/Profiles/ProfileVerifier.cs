using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>
/// Checks that need several values at once: ranges, number formats that must fit into each other, the crossbar against the core, prices
/// that would count the same joules twice, and sources. Single values were checked when they were read.
/// </summary>
static class ProfileVerifier
{
    const int MostCores = 1 << 20;

    public static void Verify(HardwareProfile profile, ReadContext context)
    {
        VerifyMesh(profile.Mesh, context);
        VerifySynapse(profile, context);
        VerifyNeuron(profile.Neuron, context);
        CrossbarVerifier.Verify(profile, context);
        TimingVerifier.Verify(profile, context);
        DeviceVerifier.Verify(profile, context);
        PriceVerifier.Verify(profile, context);
        SourceVerifier.Verify(profile, context);
    }

    static void VerifyMesh(MeshSpec mesh, ReadContext context)
    {
        var cores = (long)mesh.Width * mesh.Height * mesh.CoresPerTile;
        if (cores > MostCores)
        {
            context.Report(ProfileCodes.BadValue, "mesh",
                $"'mesh' has {mesh.Width} × {mesh.Height} tiles of {mesh.CoresPerTile} cores, together {cores}; allowed: {MostCores}.");
        }
    }

    static void VerifySynapse(HardwareProfile profile, ReadContext context)
    {
        var synapse = profile.Synapse;
        RequireOrder(context, "synapse.minWeightBits", synapse.MinWeightBits, "synapse.maxWeightBits", synapse.MaxWeightBits);
        RequireOrder(context, "synapse.minExponent", synapse.MinExponent, "synapse.maxExponent", synapse.MaxExponent);
        if (synapse.AccumulatorBits < synapse.MaxWeightBits)
        {
            context.Report(ProfileCodes.FormatsContradict, "synapse.accumulatorBits",
                $"'synapse.accumulatorBits' is {synapse.AccumulatorBits}; a weight alone has 'synapse.maxWeightBits' = {synapse.MaxWeightBits}.");
        }

        if (profile.Quantization.WeightBits is { } bits && (bits < synapse.MinWeightBits || bits > synapse.MaxWeightBits))
        {
            context.Report(ProfileCodes.BadValue, "quantization.weightBits",
                $"'quantization.weightBits' is {bits}; this synapse stores {synapse.MinWeightBits}..{synapse.MaxWeightBits} bits.");
        }
    }

    static void VerifyNeuron(NeuronSpec neuron, ReadContext context)
    {
        var (needed, available) = (neuron.ThresholdBits + neuron.ThresholdShift, neuron.StateBits - 1);
        if (needed > available)
        {
            context.Report(ProfileCodes.FormatsContradict, "neuron.thresholdBits",
                $"'neuron.thresholdBits' + 'neuron.thresholdShift' is {needed}; "
                + $"'neuron.stateBits' = {neuron.StateBits} leaves {available} bits beside the sign.");
        }

        if (neuron.Variants.Contains(neuron.Family))
        {
            context.Report(ProfileCodes.FormatsContradict, "neuron.variants", $"'neuron.variants' repeats the family '{neuron.Family}'.");
        }
    }

    static void RequireOrder(ReadContext context, string lowPath, int low, string highPath, int high)
    {
        if (low > high)
        {
            context.Report(ProfileCodes.RangeInverted, lowPath, $"'{lowPath}' is {low}, '{highPath}' is {high}.");
        }
    }
}
