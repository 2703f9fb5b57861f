using System.Collections.Immutable;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Core.Networks.Building;

/// <summary>
/// Builds a network in code. Populations come before the projections that name them. Throws <see cref="ArgumentException"/> for
/// unknown or repeated names and for shapes that do not fit; values of parameters are checked when the network is compiled.
/// </summary>
public sealed class NetworkBuilder(string name, double dt)
{
    readonly List<Population> _populations = [];
    readonly List<Projection> _projections = [];
    readonly HashSet<string> _projectionNames = [];
    readonly List<string> _outputs = [];
    readonly Discretization _discretization = new() { Dt = dt };

    /// <param name="name">Name of the network.</param>
    /// <param name="discretization">How its equations become ticks.</param>
    public NetworkBuilder(string name, Discretization discretization) : this(name, discretization.Dt) => _discretization = discretization;

    public NetworkBuilder Input(string population, Shape shape) => Add(population, shape, new InputModel());

    /// <param name="tau">Seconds.</param>
    public NetworkBuilder Lif(
        string population, Shape shape, ParameterValues tau, ParameterValues? vThreshold = null, ParameterValues? r = null,
        ParameterValues? vLeak = null, ParameterValues? vReset = null, int refractoryTicks = 0) =>
        Add(population, shape, new LifModel
        {
            Tau = tau,
            R = r ?? 1,
            VLeak = vLeak ?? 0,
            VThreshold = vThreshold ?? 1,
            VReset = vReset ?? 0,
            RefractoryTicks = refractoryTicks,
        });

    /// <param name="tauSyn">Seconds.</param>
    /// <param name="tauMem">Seconds.</param>
    public NetworkBuilder CubaLif(
        string population, Shape shape, ParameterValues tauSyn, ParameterValues tauMem, ParameterValues? vThreshold = null,
        ParameterValues? r = null, ParameterValues? vLeak = null, ParameterValues? vReset = null, ParameterValues? wIn = null,
        int refractoryTicks = 0) =>
        Add(population, shape, new CubaLifModel
        {
            TauSyn = tauSyn,
            TauMem = tauMem,
            R = r ?? 1,
            VLeak = vLeak ?? 0,
            VThreshold = vThreshold ?? 1,
            VReset = vReset ?? 0,
            WIn = wIn ?? 1,
            RefractoryTicks = refractoryTicks,
        });

    public NetworkBuilder IntegrateAndFire(
        string population, Shape shape, ParameterValues? vThreshold = null, ParameterValues? r = null, ParameterValues? vReset = null) =>
        Add(population, shape, new IfModel { R = r ?? 1, VThreshold = vThreshold ?? 1, VReset = vReset ?? 0 });

    public NetworkBuilder Integrator(string population, Shape shape, ParameterValues? r = null) =>
        Add(population, shape, new IntegratorModel { R = r ?? 1 });

    /// <param name="tau">Seconds.</param>
    public NetworkBuilder LeakyIntegrator(
        string population, Shape shape, ParameterValues tau, ParameterValues? r = null, ParameterValues? vLeak = null) =>
        Add(population, shape, new LeakyIntegratorModel { Tau = tau, R = r ?? 1, VLeak = vLeak ?? 0 });

    /// <param name="tauSyn">Seconds.</param>
    /// <param name="tauMem">Seconds.</param>
    public NetworkBuilder CubaLeakyIntegrator(
        string population, Shape shape, ParameterValues tauSyn, ParameterValues tauMem, ParameterValues? r = null,
        ParameterValues? vLeak = null, ParameterValues? wIn = null) =>
        Add(population, shape, new CubaLeakyIntegratorModel { TauSyn = tauSyn, TauMem = tauMem, R = r ?? 1, VLeak = vLeak ?? 0, WIn = wIn ?? 1 });

    public NetworkBuilder Threshold(string population, Shape shape, ParameterValues threshold) =>
        Add(population, shape, new ThresholdModel { Threshold = threshold });

    public NetworkBuilder Passthrough(string population, Shape shape) => Add(population, shape, new PassthroughModel());

    /// <param name="family">For example "lif24".</param>
    /// <param name="parameters">Integers by the names of the family.</param>
    public NetworkBuilder FixedPoint(string population, Shape shape, string family, params (string Name, ParameterValues Values)[] parameters) =>
        Add(population, shape, new FixedPointModel
        {
            Family = family,
            Parameters = parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Values, StringComparer.Ordinal),
        });

    /// <summary>A population of any model.</summary>
    public NetworkBuilder Add(string population, Shape shape, NeuronModel model)
    {
        if (_populations.Any(p => p.Name == population))
        {
            throw new ArgumentException($"population '{population}' exists already");
        }

        if (NetworkLimits.CountOf(shape) is null)
        {
            throw new ArgumentException($"population '{population}' has shape {shape}; allowed are 1 to {NetworkLimits.Elements} neurons");
        }

        _populations.Add(new Population { Name = population, Shape = shape, Model = model });
        return this;
    }

    /// <param name="weights">[target neurons, source neurons].</param>
    /// <param name="biases">[target neurons]; added in every tick.</param>
    public NetworkBuilder Dense(string source, string target, double[,] weights, double[]? biases = null, ProjectionOptions? options = null) =>
        Connect(source, target, chain => chain.Dense(weights, biases), options);

    /// <param name="weights">[output channels, input channels / groups, height, width].</param>
    public NetworkBuilder Conv2d(
        string source, string target, double[,,,] weights, double[]? biases = null, WindowOptions? window = null, int groups = 1,
        ProjectionOptions? options = null) =>
        Connect(source, target, chain => chain.Conv2d(weights, biases, window, groups), options);

    public NetworkBuilder OneToOne(string source, string target, ParameterValues weights, ProjectionOptions? options = null) =>
        Connect(source, target, chain => chain.Scale(weights), options);

    public NetworkBuilder Sparse(string source, string target, IReadOnlyCollection<Synapse> synapses, ProjectionOptions? options = null) =>
        Connect(source, target, chain => chain.Sparse(synapses), options);

    /// <summary>Random synapses by rule; see <see cref="RandomStage"/>.</summary>
    public NetworkBuilder Random(
        string source, string target, RandomRule rule, RandomWeights weights, ulong seed, RandomDelays? delays = null,
        RandomNeighbourhood? neighbourhood = null, bool allowSelf = true, ProjectionOptions? options = null) =>
        Connect(source, target, chain => chain.Random(rule, weights, seed, delays, neighbourhood, allowSelf), options);

    /// <summary>A projection of several stages, for example <c>chain => chain.Conv2d(…).SumPool2d(2).Dense(…)</c>.</summary>
    public NetworkBuilder Connect(string source, string target, Action<StageChain> build, ProjectionOptions? options = null)
    {
        var chain = new StageChain(Find(source).Shape, Find(target).Shape);
        options ??= new ProjectionOptions();
        var name = options.Name ?? DefaultName(source, target, _projectionNames);
        if (!_projectionNames.Add(name))
        {
            throw new ArgumentException($"projection '{name}' exists already");
        }

        try
        {
            build(chain);
            _projections.Add(new Projection
            {
                Name = name,
                Source = source,
                Target = target,
                Stages = chain.Finish(),
                DelayTicks = options.DelayTicks,
                FixedPoint = options.FixedPoint,
                Learning = options.Learning,
            });
        }
        catch (ArgumentException problem)
        {
            throw new ArgumentException($"projection '{name}': {problem.Message}", problem);
        }

        return this;
    }

    /// <summary>The population is read; the order of the calls is the order of the ports.</summary>
    public NetworkBuilder Output(string population)
    {
        _outputs.Add(Find(population).Name);
        return this;
    }

    public NetworkGraph Build() => new()
    {
        Name = name,
        Discretization = _discretization,
        Populations = [.. _populations.OrderBy(p => p.IsInput ? 0 : 1)],
        Projections = [.. _projections],
        Outputs = [.. _outputs],
    };

    /// <summary>"source->target", numbered from the second one on.</summary>
    public static string DefaultName(string source, string target, IReadOnlySet<string> taken)
    {
        var plain = $"{source}->{target}";
        var name = plain;
        for (var number = 2; taken.Contains(name); number++)
        {
            name = $"{plain}#{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        }

        return name;
    }

    Population Find(string population) =>
        _populations.FirstOrDefault(p => p.Name == population) ?? throw new ArgumentException($"there is no population '{population}'");
}
