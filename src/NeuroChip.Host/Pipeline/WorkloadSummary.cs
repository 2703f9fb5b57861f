using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>Counts what a network did, without its chip.</summary>
static class WorkloadSummary
{
    public static WorkloadFigures Of(ChipImage image, RunRecord record)
    {
        var (samples, ticks) = (Math.Max(record.Results.Length, 1), record.TicksPerSample);
        long stored = 0, zero = 0;
        double bits = 0, acs = 0, macs = 0;
        var valued = image.Inputs.Where(input => input.MaxValue > 1).ToArray();
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks)
            {
                stored += block.Codes.Length;
                bits += (double)block.Codes.Length * image.Projections[block.Projection].WeightBits;
                for (var row = 0; row < block.AxonCount; row++)
                {
                    var codes = CodesOf(block, row);
                    var zeros = codes.Count((short)0);
                    zero += zeros;
                    var unit = core.Axons[block.FirstAxon + row].SourceUnit;
                    var operations = (double)record.ActivationsByUnit[unit] * (codes.Length - zeros);
                    var carriesValue = valued.Any(input => unit >= input.FirstUnit && unit < input.FirstUnit + input.Count);
                    (acs, macs) = carriesValue ? (acs, macs + operations) : (acs + operations, macs);
                }
            }
        }

        var updates = (double)image.Neurons * ticks;
        return new()
        {
            Footprint = bits / 8,
            ConnectionSparsity = stored == 0 ? 0 : (double)zero / stored,
            ActivationSparsity = updates == 0 ? 1 : 1 - (record.TotalEvents()[EventKind.NeuronSpike] / (updates * samples)),
            EffectiveMacs = macs / samples,
            EffectiveAcs = acs / samples,
            Dense = (double)stored * ticks,
            MembraneUpdates = updates,
            MacsPerSample = stored,
        };
    }

    static ReadOnlySpan<short> CodesOf(SynapseBlock block, int row) =>
        block.IsDense
            ? block.Codes.AsSpan().Slice(row * block.Targets.Length, block.Targets.Length)
            : block.Codes.AsSpan()[block.RowStart[row]..block.RowStart[row + 1]];
}
