using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>
/// Manufactures and programs a chip: the codes of an image become conductances, and these the weights that the emulator adds, in integers again.
/// What is random is addressed by seed, chip, array and device, so that a chip is the same whatever runs on it, in whatever order.
/// </summary>
public static class ChipProgrammer
{
    /// <exception cref="Core.Diagnostics.InputErrorException">NC3100: the image's profile has no device. NC6163: no spare columns to use.</exception>
    public static ProgrammedChip Program(ChipImage image, ProgrammingOptions options)
    {
        if (image.Profile.Device is null || image.Profile.Crossbar is null)
        {
            throw Require.Error(FidelityCodes.NoDevice, $"profile '{image.Profile.Name}' has no section 'device'.");
        }

        if (options.UsesSpares && image.Profile.Crossbar.SpareWeightColumns == 0)
        {
            throw Require.Error(FidelityCodes.NoSpares,
                $"crossbar.spareColumns is {image.Profile.Crossbar.SpareColumns}; a weight takes {image.Profile.Crossbar.CellsPerWeight} columns.");
        }

        var programmer = new BlockProgrammer(image, options);
        var blocks = ProgramBlocks(image, programmer, options.Threads);
        var fractions = FractionBits(image, blocks, programmer);
        var errors = fractions.Select(bits => new ProjectionErrors(bits)).ToArray();
        var number = 0;
        var cores = ImmutableArray.CreateBuilder<CoreImage>();
        var tallies = ImmutableArray.CreateBuilder<CoreProgramming>();
        foreach (var core in image.Cores)
        {
            var tally = default(ArrayTally);
            var encoded = ImmutableArray.CreateBuilder<SynapseBlock>();
            foreach (var block in core.Blocks)
            {
                var programmed = blocks[number++];
                var mantissas = EffectiveFormat.Encode(programmed.EffectiveCodes, fractions[block.Projection]);
                errors[block.Projection].Add(block.Codes, programmed, mantissas);
                encoded.Add(block with { Codes = mantissas, Cells = programmed.Cells ?? block.Cells });
                tally += programmed.Tally;
            }

            cores.Add(core with { Blocks = encoded.ToImmutable() });
            tallies.Add(new CoreProgramming(core.Core, tally));
        }

        var result = WithDevices(Rescaled(image, fractions), blocks, programmer) with { Cores = cores.ToImmutable() };
        if (options.Fidelity != Fidelity.Ideal)
        {
            DriveCheck.Verify(result);
            result = new ReadoutEmission(image, fractions, blocks).Emit(result);
        }

        return new ProgrammedChip
        {
            Image = options.Fidelity == Fidelity.Ideal ? image : result,
            Layers = [.. image.Projections.Select((projection, p) => errors[p].ToLayer(projection.Name, programmer.LevelsOf(p)))],
            Cores = tallies.ToImmutable(),
            UnitSiemens = UnitSiemens(image, blocks),
        };
    }

    static ProgrammedBlock[] ProgramBlocks(ChipImage image, BlockProgrammer programmer, int threads)
    {
        var work = image.Cores.SelectMany(core => core.Blocks.Select(block => (Core: core, Block: block))).ToArray();
        var result = new ProgrammedBlock[work.Length];
        Parallel.For(0, work.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, number =>
            result[number] = programmer.Program(work[number].Core, work[number].Block, number));
        return result;
    }

    // Ideal weights are whole codes: they need none.
    static int[] FractionBits(ChipImage image, ProgrammedBlock[] programmed, BlockProgrammer programmer)
    {
        var largest = new double[image.Projections.Length];
        var number = 0;
        foreach (var block in image.Cores.SelectMany(core => core.Blocks))
        {
            foreach (var code in programmed[number++].EffectiveCodes)
            {
                largest[block.Projection] = Math.Max(largest[block.Projection], Math.Abs(code));
            }
        }

        return [.. image.Projections.Select((projection, p) => programmer.DevicesOf(p) is { } devices ? devices.FractionBits
            : programmer.IsIdeal(p) ? 0
            : EffectiveFormat.FractionBits(largest[p], EffectiveFormat.MovableShift(image, projection.Target) + projection.Exponent))];
    }

    // What the membranes shift by moves in front of the sums, and from there behind the point of the weights.
    static ChipImage Rescaled(ChipImage image, int[] fractions)
    {
        var shifts = Enumerable.Range(0, image.Populations.Length).Select(p => EffectiveFormat.MovableShift(image, p)).ToArray();
        return image with
        {
            Populations = [.. image.Populations.Select((population, p) => shifts[p] == 0 ? population : population with
            {
                Parameters = population.Parameters.SetItem("stateShift", population.Parameters["stateShift"][0] - shifts[p]),
            })],
            Projections = [.. image.Projections.Select((projection, p) => projection with
            {
                Exponent = projection.Exponent + shifts[projection.Target] - fractions[p],
                CodeScale = [.. projection.CodeScale.Select(scale => Math.ScaleB(scale, -fractions[p]))],
            })],
        };
    }

    static ChipImage WithDevices(ChipImage image, ProgrammedBlock[] programmed, BlockProgrammer programmer)
    {
        var blocks = image.Cores.SelectMany(core => core.Blocks).Zip(programmed).ToArray();
        return image with
        {
            Projections = [.. image.Projections.Select((projection, p) => programmer.DevicesOf(p) is { } law
                ? projection with { Devices = PlasticArrays.Limited(law, blocks.Where(block => block.First.Projection == p).Select(block => block.Second.Cells!)) }
                : projection)],
        };
    }

    static double[] UnitSiemens(ChipImage image, ProgrammedBlock[] programmed)
    {
        var siemens = new double[image.Units];
        var number = 0;
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks)
            {
                var axons = programmed[number++].AxonSiemens;
                for (var row = 0; row < axons.Length; row++)
                {
                    siemens[core.Axons[block.FirstAxon + row].SourceUnit] += axons[row];
                }
            }
        }

        return siemens;
    }
}
