namespace NeuroChip.Emulator.Scheduling;

/// <summary>One thread's share of a run.</summary>
interface ISampleWorker
{
    /// <param name="position">0 is the first sample of the run.</param>
    void Run(int position);

    /// <summary>No more samples follow: add what was counted.</summary>
    void Finish();
}
