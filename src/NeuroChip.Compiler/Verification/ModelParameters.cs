using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Verification;

/// <summary>The parameters of every neuron model in one table: the verifier checks them, the JSON writer writes them.</summary>
static class ModelParameters
{
    public static IEnumerable<ModelParameter> Of(NeuronModel model) => model switch
    {
        LifModel m => [Tau("tau", m.Tau), R(m.R), VLeak(m.VLeak), Threshold("vThreshold", m.VThreshold), VReset(m.VReset)],
        CubaLifModel m =>
        [
            Tau("tauSyn", m.TauSyn), Tau("tauMem", m.TauMem), R(m.R), VLeak(m.VLeak), Threshold("vThreshold", m.VThreshold), VReset(m.VReset),
            WIn(m.WIn),
        ],
        IfModel m => [R(m.R), Threshold("vThreshold", m.VThreshold), VReset(m.VReset)],
        IntegratorModel m => [R(m.R)],
        LeakyIntegratorModel m => [Tau("tau", m.Tau), R(m.R), VLeak(m.VLeak)],
        CubaLeakyIntegratorModel m => [Tau("tauSyn", m.TauSyn), Tau("tauMem", m.TauMem), R(m.R), VLeak(m.VLeak), WIn(m.WIn)],
        ThresholdModel m => [Threshold("threshold", m.Threshold)],
        FixedPointModel m => m.Parameters.Select(p => new ModelParameter(p.Key, p.Value, ParameterRange.Integer, null)),
        _ => [],
    };

    /// <summary>Ticks during which a spike holds the membrane; 0 for models without.</summary>
    public static int RefractoryTicks(NeuronModel model) => model switch
    {
        LifModel m => m.RefractoryTicks,
        CubaLifModel m => m.RefractoryTicks,
        _ => 0,
    };

    static ModelParameter Tau(string name, ParameterValues values) => new(name, values, ParameterRange.Positive, null);

    static ModelParameter Threshold(string name, ParameterValues values) => new(name, values, ParameterRange.Any, null);

    static ModelParameter R(ParameterValues values) => new("r", values, ParameterRange.Any, 1);

    static ModelParameter VLeak(ParameterValues values) => new("vLeak", values, ParameterRange.Any, 0);

    static ModelParameter VReset(ParameterValues values) => new("vReset", values, ParameterRange.Any, 0);

    static ModelParameter WIn(ParameterValues values) => new("wIn", values, ParameterRange.Any, 1);
}
