namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>
/// Spikes of an input: the masks of all ticks lie on the device before the first one, with a row of zeros behind them for ticks in which
/// nothing is presented any more. Values other than 1 are put in place tick by tick.
/// </summary>
sealed class PresentedSpikes(IDeviceRuntime runtime, DeviceMemory memory, nint gradedInputs, int ticks, int ticksKept) : DeviceSpikes
{
    DeviceBuffer<int>? _places, _carried;
    InputBatch? _batch;

    public override int OnesAt(int tick) => Math.Min(tick, ticks) * Words;

    // Without such spikes there is one row, of zeros.
    public override int GradedAt(int tick) => _batch?.Graded is null ? 0 : OnesAt(tick);

    public override int ValuesAt(int tick) => tick % ticksKept * Samples * Stride;

    public void Upload(InputBatch batch)
    {
        _batch = batch;
        Ones.Write(batch.Ones);
        if (batch.Graded is null)
        {
            Graded.Clear(0, Words);
            return;
        }

        Graded.Write(batch.Graded);
        _places = Replace(_places, batch.GradedPlaces);
        _carried = Replace(_carried, batch.GradedValues);
    }

    /// <summary>Makes the tick's values readable.</summary>
    public void Present(int tick)
    {
        if (_batch is not { Graded: not null } batch || tick >= ticks)
        {
            return;
        }

        var first = batch.FirstGraded[tick];
        var events = batch.FirstGraded[tick + 1] - first;
        if (events > 0)
        {
            runtime.Launch(gradedInputs, runtime.Items(events), [_places!, _carried!, first, events, Values, ValuesAt(tick)]);
        }
    }

    DeviceBuffer<int> Replace(DeviceBuffer<int>? old, int[] content)
    {
        if (old is not null)
        {
            memory.Free(old);
        }

        return memory.Upload<int>(content);
    }
}
