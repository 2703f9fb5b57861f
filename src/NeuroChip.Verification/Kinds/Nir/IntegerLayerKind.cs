using System.Text.Json;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// One dense layer of integer neurons on recorded spikes, run on the emulator: the 24-bit family, whose current decay counts one more
/// than <c>decay_u</c> says; <c>iDecay</c> 4096 therefore is 4095 and keeps nothing of the current.
/// </summary>
sealed class IntegerLayerKind : IVectorKind
{
    public string Name => "integer-layer";

    public bool Recognises(VectorFile file) =>
        file.Has("iDecay", "vDecay", "vThMant", "inputs", "neurons", "steps", "weights_row_major", "input_events_step_input");

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var root = file.Root;
        var layer = IntegerLayer.From(root);
        var probe = new SpikeProbe(0);
        ChipEmulator.Run(layer.Image(), Signal(root, layer.Inputs), context.Run, probe);

        // The layer computes a tick after its input arrives.
        var last = root.Int("last_step_checked", root.Steps() - 1);
        var actual = probe.Of(0).Where(spike => spike.Unit >= layer.Inputs).Select(spike => (spike.Tick - 1, spike.Unit - layer.Inputs));
        yield return new CaseVerdict("output spikes", Differences.InEvents(
            [.. actual.Where(spike => spike.Item1 <= last)], [.. root.Field("output_events_step_neuron").Events().Where(spike => spike.Step <= last)]));
    }

    static FixedSample Signal(JsonElement root, int inputs)
    {
        var steps = root.Steps();
        var events = root.Field("input_events_step_input").Events();
        var outside = Array.FindIndex(events, e => (uint)e.Step >= (uint)steps || (uint)e.Neuron >= (uint)inputs);
        return outside < 0
            ? FixedSample.OfSpikes(steps, events)
            : throw new VectorFormatException($"input event {outside}, {events[outside]}, is outside the layer");
    }
}
