using NeuroChip.Core.Images;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A population outside a chip on a device: inputs are written to it, spikes and states read back, step by step.</summary>
sealed class DeviceSteppedPopulation : SteppedPopulation
{
    const int Tick = 0;

    readonly IDeviceRuntime _runtime;
    readonly DeviceMemory _memory;
    readonly DevicePopulation _population;
    readonly HostCopy _host;
    readonly SpikeList _spikes;
    readonly int[] _inputs;
    int _step;

    /// <param name="cacheFolder">See <see cref="IDeviceRuntime.Build"/>.</param>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC5: a parameter is missing or out of range; NC6401, NC6403, NC6404: the device does not take it.</exception>
    public DeviceSteppedPopulation(IDeviceRuntime runtime, string? cacheFolder, PopulationImage population, ulong seed)
    {
        _runtime = runtime;
        var plan = PlannedPopulation.Alone(population);
        var bound = SomaEmitter.Emit(population, seed);
        _spikes = new(population.FirstUnit + population.Count, groups: 1);
        _inputs = new int[plan.PaddedCount];
        _memory = new(runtime);
        using var turn = runtime.Turn.EnterScope();
        try
        {
            _population = new(runtime, _memory, new ChipKernels(runtime, cacheFolder), plan, bound, samples: 1, ticksKept: 1);
            _host = new([_population]);
            _population.Reset(samples: 1);
            _host.ReadStates(samples: 1);
        }
        catch
        {
            _memory.Dispose();
            throw;
        }
    }

    public override Span<int> Inputs => _inputs.AsSpan(0, _population.Plan.Count);

    public override ReadOnlySpan<int> Step()
    {
        using var turn = _runtime.Turn.EnterScope();
        _population.Sums.Write(_inputs);
        _population.Update(Tick, _step++, firstSample: 0);
        Array.Clear(_inputs);
        _spikes.Clear();
        HostCopy.ReadSpikes(_population.Spikes, Tick, _population.Plan.Image.FirstUnit, _spikes);
        _host.ReadStates(samples: 1);
        return _spikes.Units;
    }

    public override ReadOnlySpan<int> State(int state) => _host.State(population: 0, state, sample: 0);

    public override void Dispose()
    {
        using var turn = _runtime.Turn.EnterScope();
        _memory.Dispose();
    }
}
