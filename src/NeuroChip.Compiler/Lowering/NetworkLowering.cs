using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering;

/// <summary>From populations and chains of stages to numbered units, neurons in normal form and plain synapses.</summary>
sealed class NetworkLowering
{
    // 2^28 units are 1 GB of the smallest table; refused before anything of that size is allocated.
    const long MaxUnits = 1L << 28;

    // From so many neurons on it takes minutes to make the synapses, so a chip that has no room for the neurons alone refuses before. Smaller networks are placed to say exactly
    // how many cores they need.
    const long ManyNeurons = 1L << 20;

    readonly NetworkGraph _network;
    readonly HardwareProfile _profile;
    readonly CompileOptions _options;
    readonly DiagnosticBag _diagnostics;
    readonly ImmutableArray<LoweredInput>.Builder _inputs = ImmutableArray.CreateBuilder<LoweredInput>();
    readonly ImmutableArray<LoweredPopulation>.Builder _populations = ImmutableArray.CreateBuilder<LoweredPopulation>();
    readonly Dictionary<string, int> _populationIndex = [];

    NetworkLowering(NetworkGraph network, HardwareProfile profile, CompileOptions options, DiagnosticBag diagnostics)
    {
        _network = network;
        _profile = profile;
        _options = options;
        _diagnostics = diagnostics;
    }

    /// <summary>Null, with errors among the diagnostics, where the network cannot be brought into this form.</summary>
    public static LoweredNetwork? Lower(NetworkGraph network, HardwareProfile profile, CompileOptions options, DiagnosticBag diagnostics) =>
        new NetworkLowering(network, profile, options, diagnostics).Run();

    LoweredNetwork? Run()
    {
        if (!SizeIsBounded()
            || Order() is not { } order
            || JunctionFolding.Fold(_network, order, _diagnostics) is not { } folded
            || PipelineTiming.Of(_network, order, folded.Paths, _diagnostics) is not { } timing)
        {
            return null;
        }

        RefuseReadoutsThatFeed(folded);
        NumberUnits(folded, timing);
        if (_diagnostics.HasErrors)
        {
            return null;
        }

        var projections = LowerProjections(folded, timing);
        var outputs = _network.Outputs.Where(_populationIndex.ContainsKey).Select(name => _populationIndex[name]).ToImmutableArray();
        return _diagnostics.HasErrors ? null : new LoweredNetwork
        {
            Name = _network.Name,
            Dt = _network.Discretization.Dt,
            Inputs = _inputs.ToImmutable(),
            Populations = _populations.ToImmutable(),
            Projections = projections,
            Outputs = outputs,
        };
    }

    bool SizeIsBounded()
    {
        var units = 0L;
        foreach (var population in _network.Populations)
        {
            var count = 1L;
            foreach (var axis in population.Shape.Axes)
            {
                count = Math.Min(count * axis, MaxUnits + 1);
            }

            units += count;
            if (units > MaxUnits)
            {
                _diagnostics.Add(MappingCodes.TooLarge.At(
                    population.Location, $"Population '{population.Name}' of shape {population.Shape} takes the network beyond {MaxUnits} units."));
                return false;
            }
        }

        return NeuronsHaveRoom();
    }

    bool NeuronsHaveRoom()
    {
        var neurons = _network.Populations.Where(population => !population.IsInput && population.Model is not PassthroughModel).Sum(population => (long)population.Size);
        var room = (long)(_profile.Core.Neurons ?? int.MaxValue) * _profile.Mesh.Cores;
        if (neurons < ManyNeurons || neurons <= room)
        {
            return true;
        }

        var cores = (neurons + _profile.Core.Neurons!.Value - 1) / _profile.Core.Neurons.Value;
        _diagnostics.Add(MappingCodes.TooManyCores.With(
            $"Network '{_network.Name}' has {neurons} neurons, which alone need {cores} cores; '{_profile.Name}' has {_profile.Mesh.Cores} of {_profile.Core.Neurons} neurons."));
        return false;
    }

    NetworkOrder? Order()
    {
        try
        {
            return NetworkOrder.Of(_network);
        }
        catch (InputErrorException cycle)
        {
            _diagnostics.Add(cycle.Diagnostic);
            return null;
        }
    }

    void RefuseReadoutsThatFeed(JunctionFolding.Result folded)
    {
        var models = folded.Populations.ToDictionary(p => p.Name, p => p.Model);
        foreach (var path in folded.Paths.Select(path => path.Projection))
        {
            if (models[path.Source] is IntegratorModel or LeakyIntegratorModel or CubaLeakyIntegratorModel)
            {
                _diagnostics.Add(QuantizationCodes.ReadoutFeeds.At(
                    path.Location, $"Population '{path.Source}' has no threshold, and projection '{path.Name}' leads from it to '{path.Target}'."));
            }
        }
    }

    void NumberUnits(JunctionFolding.Result folded, PipelineTiming timing)
    {
        var unit = 0;
        foreach (var population in folded.Populations.Where(p => p.IsInput))
        {
            _inputs.Add(new LoweredInput(population.Name, population.Shape, unit, _options.CodingOf(population.Name)));
            unit += population.Size;
        }

        foreach (var population in folded.Populations.Where(p => !p.IsInput))
        {
            _populationIndex[population.Name] = _populations.Count;
            _populations.Add(LowerPopulation(population, unit, timing, folded.Drives.GetValueOrDefault(population.Name)));
            unit += population.Size;
        }
    }

    LoweredPopulation LowerPopulation(Population population, int firstUnit, PipelineTiming timing, double[]? drive)
    {
        var lowered = new LoweredPopulation
        {
            Name = population.Name,
            Shape = population.Shape,
            FirstUnit = firstUnit,
            FirstTick = timing.FirstTick(population.Name),
            FixedPoint = population.Model as FixedPointModel,
            Keep = [.. population.Keep.Select(kept => kept.Name)],
        };
        if (lowered.FixedPoint is null)
        {
            return lowered with { Dynamics = WithDrive(NeuronLowering.Lower(population, _network.Discretization, _diagnostics), drive) };
        }

        if (drive is not null)
        {
            _diagnostics.Add(QuantizationCodes.BadIntegers.At(
                population.Location, $"Population '{population.Name}' is in chip integers; a real-valued bias of a projection cannot be added to it."));
        }

        return lowered;
    }

    // A constant input reaches what a spike would reach: the current where there is one, else the membrane.
    static NeuronDynamics? WithDrive(NeuronDynamics? dynamics, double[]? drive)
    {
        if (dynamics is null || drive is null)
        {
            return dynamics;
        }

        var sum = new double[drive.Length];
        var existing = dynamics.CurrentLoss is null ? dynamics.Bias : dynamics.CurrentBias;
        for (var n = 0; n < sum.Length; n++)
        {
            sum[n] = existing[n] + (dynamics.Gain[n] * drive[n]);
        }

        var values = new ParameterValues([.. sum]);
        return dynamics.CurrentLoss is null ? dynamics with { Bias = values } : dynamics with { CurrentBias = values };
    }

    ImmutableArray<LoweredProjection> LowerProjections(JunctionFolding.Result folded, PipelineTiming timing)
    {
        var projections = ImmutableArray.CreateBuilder<LoweredProjection>();
        foreach (var group in Parallel(folded.Paths))
        {
            if (LowerProjection(group, timing) is { } projection)
            {
                projections.Add(projection);
            }
        }

        return projections.ToImmutable();
    }

    // Real, static projections between the same two populations add up and become one; a crossbar has one cell for their sum.
    static IEnumerable<JunctionFolding.Path[]> Parallel(ImmutableArray<JunctionFolding.Path> paths) =>
        paths
            .Select((path, index) => (Path: path, Alone: path.Projection is { FixedPoint: null, Learning: null } ? -1 : index))
            .GroupBy(p => (p.Path.Projection.Source, p.Path.Projection.Target, p.Path.FloatLatency, p.Alone))
            .Select(group => group.Select(p => p.Path).ToArray());

    LoweredProjection? LowerProjection(JunctionFolding.Path[] paths, PipelineTiming timing)
    {
        var first = paths[0].Projection;
        var name = string.Join(" + ", paths.Select(path => path.Projection.Name));
        var target = _populations[_populationIndex[first.Target]];
        if ((first.FixedPoint is null) != (target.FixedPoint is null))
        {
            _diagnostics.Add(QuantizationCodes.BadIntegers.At(
                first.Location,
                first.FixedPoint is null
                    ? $"Projection '{name}' has real weights, but its target '{target.Name}' is in chip integers."
                    : $"Projection '{name}' has weights in chip integers, but its target '{target.Name}' is real-valued."));
            return null;
        }

        var padding = timing.Padding(paths[0]);
        var builder = new SynapseListBuilder(
            [.. paths.Select(path => path.Projection)], padding, merge: first is { FixedPoint: null, Learning: null });
        builder.CountSynapses();
        if (!Accept(builder, first, name, padding))
        {
            return null;
        }

        return Lowered(builder, first, name, target);
    }

    LoweredProjection Lowered(SynapseListBuilder builder, Projection first, string name, LoweredPopulation target)
    {
        var input = _inputs.FirstOrDefault(i => i.Name == first.Source);
        var source = input is null ? _populations[_populationIndex[first.Source]] : null;
        var scale = input is null || first.FixedPoint is not null ? 1 : input.Coding.Scale;
        return new LoweredProjection
        {
            Name = name,
            SourceFirstUnit = input?.FirstUnit ?? source!.FirstUnit,
            SourceCount = input?.Shape.Count ?? source!.Count,
            Target = _populationIndex[first.Target],
            Synapses = builder.Build(target.Dynamics is null ? 1 : Scaled(target.Dynamics.Gain, scale)),
            MaxSourceValue = input?.Coding.MaxValue ?? MaxSpikes(source!),
            FixedPoint = first.FixedPoint,
            Learning = first.Learning,
        };
    }

    bool Accept(SynapseListBuilder builder, Projection path, string name, int padding)
    {
        if (!builder.AllFinite)
        {
            _diagnostics.Add(QuantizationCodes.NotFinite.At(path.Location, $"Projection '{name}' has a weight that is infinite or not a number."));
        }

        if (builder.Count > Array.MaxLength)
        {
            _diagnostics.Add(MappingCodes.TooLarge.At(path.Location, $"Projection '{name}' has {builder.Count} synapses; at most {Array.MaxLength} are handled."));
            return false;
        }

        var limit = Math.Min(_profile.Synapse.MaxDelayTicks, byte.MaxValue);
        if (builder.MaxDelay > limit)
        {
            var reason = padding > 0 ? $" ({padding} of them to wait for the longest path to '{path.Target}')" : "";
            _diagnostics.Add(MappingCodes.Delay.At(
                path.Location, $"Projection '{name}' needs delays of {builder.MaxDelay} ticks{reason}; '{_profile.Name}' allows {limit}."
                + (builder.MaxDelay <= byte.MaxValue ? SmallestChange.To("synapse.maxDelayTicks", builder.MaxDelay) : "")));
            return false;
        }

        return builder.AllFinite;
    }

    static ParameterValues Scaled(ParameterValues gain, double scale) =>
        scale == 1 ? gain : new ParameterValues([.. gain.Values.Select(g => g * scale)]);

    int MaxSpikes(LoweredPopulation source) =>
        source.Dynamics is { Reset: not ResetKind.SubtractMultiple } ? 1 : Math.Max(1, _profile.Neuron.MaxSpikesPerTick);
}
