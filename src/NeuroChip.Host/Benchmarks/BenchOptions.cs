namespace NeuroChip.Host.Benchmarks;

/// <summary>How the benchmarks are carried out; nothing here changes what they compute.</summary>
/// <param name="Backend">Name in the backend registry.</param>
/// <param name="Device">See <see cref="Emulator.RunOptions.Device"/>.</param>
/// <param name="Threads">1 or more.</param>
/// <param name="Repeat">Executions of which the median counts, 1 or more.</param>
/// <param name="Neurons">Size of benchmark "scale".</param>
sealed record BenchOptions(string Backend, string? Device, int Threads, int Repeat, int Neurons);
