using System.Text.Json;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Products;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>mvm_noise_stats</c>: means and deviations of a product over programmings or reads.</summary>
sealed class MvmNoiseStatsKind() : CrossbarKind("mvm_noise_stats")
{
    const int Samples = 4000;
    const double DeviationShare = 0.08;

    protected override string? Difference(JsonElement item, ulong seed)
    {
        var mapped = new MappedCase(item);
        var weights = mapped.Mapping.Map(mapped.Weights);
        var inputs = item.Doubles("x");
        var sample = Sampler(item, mapped, weights, inputs, seed);
        double[] means = item.Doubles("y_mean_expected"), deviations = item.Doubles("y_std_expected");
        if (means.Length != weights.Outputs || deviations.Length != weights.Outputs)
        {
            throw new VectorFormatException("'y_mean_expected' and 'y_std_expected' do not have one value an output");
        }

        double[][] results = [.. Enumerable.Range(0, Samples).Select(i => sample((uint)i))];
        return (item.Optional("y_no_error") is { } clean
                ? Differences.Of("y_no_error", mapped.Product(weights).Multiply(inputs, new IdealRead()), clean.Doubles())
                : null)
            ?? Enumerable.Range(0, means.Length).Select(Output).FirstOrDefault(difference => difference is not null);

        string? Output(int output)
        {
            var moments = Moments.Of(Samples, i => results[i][output]);
            return moments.MeanDifference($"mean of y[{output}]", means[output], deviations[output] * deviations[output])
                ?? moments.DeviationDifference($"standard deviation of y[{output}]", deviations[output], DeviationShare);
        }
    }

    static Func<uint, double[]> Sampler(JsonElement item, MappedCase mapped, MappedWeights weights, double[] inputs, ulong seed)
    {
        var error = ErrorFields.Error(item);
        var product = mapped.Product(weights);
        return item.String("error_when") switch
        {
            "programming" => i => mapped.Product(CellErrors.Program(weights, error, (seed << 32) | i)).Multiply(inputs, new IdealRead()),
            "read" => i => product.Multiply(inputs, new NoisyRead(new IdealRead(), error, seed, i)),
            var other => throw new VectorFormatException($"'error_when' is '{other}', neither 'programming' nor 'read'"),
        };
    }
}
