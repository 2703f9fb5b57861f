using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(NeuroChip.Benchmarks.DenseRowBenchmarks<,>).Assembly).Run(args);
