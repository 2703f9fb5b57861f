namespace NeuroChip.Verification.Tests.Kinds.MultiCore;

/// <summary>
/// One source and one neuron on one core; a source's spike adds 10. An access takes 1 J and 1 s, an update 2, a spike 4, an axon's way out
/// 16, its way in 32, a synaptic event 64, the agreement 100 s. There is one synapse from the source to the neuron, and none from there.
/// </summary>
static class HandWorkedCase
{
    /// <param name="parameters">Of the neuron, as JSON.</param>
    /// <param name="inputs">Steps of the source, as JSON.</param>
    /// <param name="potentials">Of the neuron, step by step.</param>
    /// <param name="fires">Steps at which the neuron fires.</param>
    /// <param name="updated">Whether the neuron is updated, step by step.</param>
    public static CasePair Create(string model, string parameters, int[] inputs, double[] potentials, int[] fires, bool[] updated)
    {
        var steps = Enumerable.Range(1, potentials.Length).ToArray();
        var source = steps.Select(step => inputs.Contains(step) ? 1 : 0).ToArray();
        var spikes = steps.Select(step => fires.Contains(step) ? 1 : 0).ToArray();
        int[] soma = [.. steps.Select(step => 1 + (updated[step - 1] ? 2 : 0) + (4 * spikes[step - 1]))];
        int[] total = [.. steps.Select(step => soma[step - 1] + (source[step - 1] * (64 + 16 + 32)))];

        // The core receives in 32 + 64 s what it sends in 16 s besides its somas' work.
        int[] seconds = [.. steps.Select(step => 100 + (source[step - 1] == 1 ? 96 : soma[step - 1]))];
        return new(
            $$"""
            {"format":"snn-case/1","name":"hand-worked","neuron_count":2,"steps":{{steps.Length}},"core_of":[0,0],
             "arch":{"mesh":{"width":1,"height":1},"cores_per_tile":1,"max_neurons_per_core":2,"link_buffer_size":4,
              "sync_table":[[1,100]],"soma_model":"{{model}}","costs":{
               "hop_energy":{"north":0,"south":0,"east":0,"west":0},"hop_latency":{"north":0,"south":0,"east":0,"west":0},
               "axon_out":{"energy":16,"latency":16},"axon_in":{"energy":32,"latency":32},"synapse":{"energy":64,"latency":64},
               "soma":{"energy_access":1,"energy_update":2,"energy_spike":4,"latency_access":1,"latency_update":2,"latency_spike":4} } },
             "params":{{parameters}},"synapses":{"pre":[0],"post":[1],"weight":[10]},"inputs":{"0":{{Json(inputs)}}} }
            """,
            $$"""
            {"per_step_fired":{{Json(source.Zip(spikes, (a, b) => a + b))}},
             "per_step_updated":{{Json(source.Zip(updated, (a, b) => a + (b ? 1 : 0)))}},
             "per_step_packets":{{Json(source)}},"per_step_hops":{{Json(source.Select(_ => 0))}},"per_step_synaptic_events":{{Json(source)}},
             "per_step_energy_J":{"synapse":{{Json(source.Select(n => 64 * n))}},"soma":{{Json(soma)}},"network":{{Json(source.Select(n => 48 * n))}},"total":{{Json(total)}} },
             "total_energy_J":{"synapse":{{64 * source.Sum()}},"soma":{{soma.Sum()}},"network":{{48 * source.Sum()}},"total":{{total.Sum()}}},
             "per_step_time_s":{"simple":{{Json(seconds)}},"detailed":{{Json(seconds)}}},
             "total_time_s":{"simple":{{seconds.Sum()}},"detailed":{{Detailed(source, seconds)}}},
             "totals":{"fired":{{source.Sum() + spikes.Sum()}},"updated":{{source.Sum() + updated.Count(u => u)}},"packets":{{source.Sum()}},"synaptic_events":{{source.Sum()}},"hops":0},
             "spikes_step_neuron":[{{string.Join(',', inputs.Select(step => $"[{step},0]").Concat(fires.Select(step => $"[{step},1]")))}}],
             "potentials_per_step":[{{string.Join(',', potentials.Select(v => FormattableString.Invariant($"[0,{v}]")))}}],
             "messages_per_core_pair":{"0.0>0.0":{{source.Sum()}}} }
            """);
    }

    // A message is received from 16 on: its sender has to be done first.
    static int Detailed(int[] source, int[] seconds) => seconds.Sum() + (16 * source.Sum());

    static string Json<T>(IEnumerable<T> values) => $"[{string.Join(',', values)}]";
}
