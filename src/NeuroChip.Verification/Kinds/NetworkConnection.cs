using System.Text.Json;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Verification.Kinds;

/// <summary>One connection of a network/1 file: raw weights as a matrix or as lists.</summary>
sealed class NetworkConnection
{
    readonly JsonElement _connection;

    public NetworkConnection(JsonElement connection, int number, Dictionary<string, int> sizes)
    {
        _connection = connection;
        string pre = connection.String("pre"), post = connection.String("post");
        Projection = new()
        {
            Name = FormattableString.Invariant($"connection {number}, {pre} to {post}"),
            Source = pre,
            Target = post,
            Stages = [ReadStage(SizeOf(pre, sizes), SizeOf(post, sizes))],
            FixedPoint = ReadFormat(),
        };
    }

    public Projection Projection { get; }

    /// <summary>Weights in accumulator units: what the chip has after loading.</summary>
    public bool IsLoaded => _connection.Optional("units") is { ValueKind: JsonValueKind.String } units && units.GetString() == "accumulator";

    /// <summary>The weights that the compiler loaded, after clipping and truncation, against their sums in the file.</summary>
    /// <returns>Null where they agree, or where the file gives none.</returns>
    public string? CompareLoadedWeights(ChipImage image)
    {
        var index = Enumerable.Range(0, image.Projections.Length).First(p => image.Projections[p].Name == Projection.Name);
        long magnitude = 0, signed = 0;
        foreach (var code in image.Cores.SelectMany(core => core.Blocks).Where(block => block.Projection == index).SelectMany(block => block.Codes))
        {
            magnitude += Math.Abs((long)code);
            signed += code;
        }

        return CompareSum("effective_weight_sum", magnitude) ?? CompareSum("effective_weight_sum_signed", signed);
    }

    string? CompareSum(string field, long found)
    {
        var expected = _connection.Optional(field)?.Long();
        return expected is { } sum && sum != found && !IsLoaded
            ? FormattableString.Invariant($"before step 0, {Projection.Name}, {field}: expected {sum}, found {found}")
            : null;
    }

    FixedPointWeights ReadFormat() => IsLoaded
        ? new(Bits: 8, Exponent: 0, WeightSignMode.Mixed, Exact: true, _connection.Int("port", 0))
        : new(_connection.Int("weight_bits", 8), _connection.Int("weight_exp", 0), ReadSignMode(), Port: _connection.Int("port", 0));

    WeightSignMode ReadSignMode() => _connection.Optional("sign_mode") is null ? WeightSignMode.Auto : _connection.String("sign_mode") switch
    {
        "auto" => WeightSignMode.Auto,
        "mixed" => WeightSignMode.Mixed,
        "excitatory" => WeightSignMode.Excitatory,
        "inhibitory" => WeightSignMode.Inhibitory,
        var other => throw new VectorFormatException($"'sign_mode' is '{other}'; allowed are auto, mixed, excitatory and inhibitory"),
    };

    SparseStage ReadStage(int sources, int targets)
    {
        var (pre, post, weights) = _connection.Optional("dense") is { } dense ? ReadDense(dense, sources, targets) : ReadLists(sources, targets);
        return SparseStage.FromList(new(sources), new(targets), pre, post, [.. weights.Select(weight => (double)weight)], ReadDelays(weights.Length));
    }

    (int[] Pre, int[] Post, int[] Weights) ReadLists(int sources, int targets)
    {
        int[] pre = _connection.Ints("pre_idx"), post = _connection.Ints("post_idx"), weights = _connection.Ints("w");
        if (pre.Length != weights.Length || post.Length != weights.Length)
        {
            throw new VectorFormatException($"'pre_idx', 'post_idx' and 'w' have {pre.Length}, {post.Length} and {weights.Length} values");
        }

        RequireWithin("pre_idx", pre, sources);
        RequireWithin("post_idx", post, targets);
        return (pre, post, weights);
    }

    static (int[] Pre, int[] Post, int[] Weights) ReadDense(JsonElement dense, int sources, int targets)
    {
        var rows = dense.Items().Select(row => row.Ints()).ToArray();
        if (rows.Length != targets || rows.Any(row => row.Length != sources))
        {
            throw new VectorFormatException($"'dense' is not a matrix of {targets} rows and {sources} columns");
        }

        int[] pre = new int[targets * sources], post = new int[targets * sources];
        for (var at = 0; at < pre.Length; at++)
        {
            (post[at], pre[at]) = Math.DivRem(at, sources);
        }

        return (pre, post, [.. rows.SelectMany(row => row)]);
    }

    // One for all, a list, or a matrix in the order of the weights.
    int[] ReadDelays(int synapses)
    {
        if (_connection.Optional("delay") is not { } delay)
        {
            return [];
        }

        var delays = delay.ValueKind != JsonValueKind.Array
            ? Enumerable.Repeat(delay.Int(), synapses).ToArray()
            : [.. delay.Items().SelectMany(item => item.ValueKind == JsonValueKind.Array ? item.Ints() : [item.Int()])];
        if (delays.Length != synapses)
        {
            throw new VectorFormatException($"'delay' has {delays.Length} values for {synapses} weights");
        }

        RequireWithin("delay", delays, byte.MaxValue + 1);
        return delays;
    }

    static void RequireWithin(string field, int[] values, int end)
    {
        if (values.Any(value => (uint)value >= (uint)end))
        {
            throw new VectorFormatException($"'{field}' holds {values.First(value => (uint)value >= (uint)end)}; allowed are 0 to {end - 1}");
        }
    }

    static int SizeOf(string population, Dictionary<string, int> sizes) => sizes.TryGetValue(population, out var size)
        ? size
        : throw new VectorFormatException($"a connection names population '{population}', which does not exist");
}
