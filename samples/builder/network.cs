#:project ../../src/NeuroChip.Compiler/NeuroChip.Compiler.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Builds a network in code and prints it in the JSON format of docs/network-json.md:
//
//     dotnet run samples/builder/network.cs > network.json

using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

// A filter of ones over the diagonal: the first layer answers to lines from top left to bottom right.
var diagonal = new double[1, 1, 3, 3];
for (var i = 0; i < 3; i++)
{
    diagonal[0, 0, i, i] = 1;
}

var network = new NetworkBuilder("lines", new Discretization { Dt = 1e-3, Reset = ResetKind.Subtract })
    .Input("image", new(1, 12, 12))
    .Lif("lines", new(1, 10, 10), tau: 20e-3, r: 20, vThreshold: 2.5)
    .Lif("memory", 50, tau: 100e-3, r: 100, refractoryTicks: 2)
    .LeakyIntegrator("readout", 2, tau: 50e-3)
    .Conv2d("image", "lines", diagonal)
    .Connect("lines", "memory", chain => chain
        .AveragePool2d(2)
        .Flatten()
        .Random(new FixedInDegree(5), new NormalWeight(0.6, 0.1), seed: 1))
    .Random("memory", "memory", new PairProbability(0.1), new UniformWeight(-0.1, 0.2), seed: 2,
        delays: new UniformDelay(0, 3), neighbourhood: new(10, Wrap: true), allowSelf: false)
    .Sparse("memory", "readout", [.. Enumerable.Range(0, 50).Select(i => new Synapse(Pre: i, Post: i % 2, Weight: 0.02))])
    .Output("readout")
    .Build();

using var console = Console.OpenStandardOutput();
JsonNetworkWriter.Write(network, console);
