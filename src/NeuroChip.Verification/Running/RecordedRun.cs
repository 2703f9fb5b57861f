using System.Collections.Immutable;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Kernels;

namespace NeuroChip.Verification.Running;

/// <summary>A network in chip integers, compiled as any other network, run for one sample, with every state and spike recorded.</summary>
sealed class RecordedRun
{
    // 256 MB of states and outputs.
    const long MostValues = 1 << 26;
    const int StatesAndOutput = 5;

    readonly RecordingProbe _probe;
    readonly Dictionary<string, int> _populations;
    readonly int _steps;

    RecordedRun(ChipImage image, RecordingProbe probe, int steps)
    {
        Image = image;
        _probe = probe;
        _steps = steps;
        _populations = Enumerable.Range(0, image.Populations.Length).ToDictionary(p => image.Populations[p].Name, StringComparer.Ordinal);
    }

    public ChipImage Image { get; }

    /// <param name="inputs">Signal of every input population, by name.</param>
    /// <exception cref="InputErrorException">NC2 to NC5: the network is not one that a chip of the families can run.</exception>
    public static RecordedRun Of(NetworkGraph network, Dictionary<string, EncodedSample> inputs, int steps, VerificationContext context)
    {
        var values = network.Populations.Where(population => !population.IsInput).Sum(population => (long)population.Size * StatesAndOutput * steps);
        if (values > MostValues)
        {
            throw new VectorFormatException($"{steps} steps of that many neurons are {values} values to record; at most {MostValues} are handled");
        }

        var image = Compile(network, inputs);
        var samples = new VectorSamples(steps, [.. image.Inputs.Select(input => inputs[input.Name])]);
        var probe = new RecordingProbe(image);
        ChipEmulator.Run(image, samples, context.Run, probe);
        return new(image, probe, steps);
    }

    /// <summary>[steps][neurons] of a state variable, by names of population and variable.</summary>
    public IReadOnlyList<int[]> State(string population, string state)
    {
        var index = _populations[population];
        var variable = KernelCatalog.Shape(Image.Populations[index].Family).States.IndexOf(state);
        return [.. _probe.State(index, variable).Skip(Image.Populations[index].FirstTick).Take(_steps)];
    }

    /// <summary>Whether the population has a state variable of that name.</summary>
    public bool Has(string population, string state) =>
        KernelCatalog.Shape(Image.Populations[_populations[population]].Family).States.Contains(state);

    /// <summary>[steps][neurons]: what each neuron sent; 0 for nothing.</summary>
    public int[][] Outputs(string population)
    {
        var image = Image.Populations[_populations[population]];
        var outputs = new int[_steps][];
        for (var step = 0; step < _steps; step++)
        {
            outputs[step] = new int[image.Count];
        }

        foreach (var spike in _probe.Spikes)
        {
            var (step, neuron) = (spike.Tick - image.FirstTick, spike.Unit - image.FirstUnit);
            if ((uint)neuron < (uint)image.Count && (uint)step < (uint)_steps)
            {
                outputs[step][neuron] = spike.Value;
            }
        }

        return outputs;
    }

    static ChipImage Compile(NetworkGraph network, Dictionary<string, EncodedSample> inputs)
    {
        var diagnostics = new DiagnosticBag();
        var options = new CompileOptions
        {
            Inputs = ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal, inputs.Select(pair => KeyValuePair.Create(pair.Key, new InputCoding(1, LargestValue(pair.Value))))),
        };
        return NetworkVerifier.Verify(network, diagnostics)
            && CompilerDriver.Compile(network, UnlimitedChip.Profile, options, diagnostics) is { } compiled
            ? compiled.Image
            : throw new InputErrorException(diagnostics.Items.First(diagnostic => diagnostic.Severity == Severity.Error));
    }

    static int LargestValue(EncodedSample signal) =>
        (int)signal.Values.Select(value => Math.Min(Math.Abs((long)value), int.MaxValue)).Append(1).Max();
}
