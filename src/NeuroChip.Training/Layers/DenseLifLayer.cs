namespace NeuroChip.Training.Layers;

/// <summary>
/// Dense synapses and LIF neurons with threshold 1 and reset to 0: u(t) = β·u(t−1)·(1 − s(t−1)) + W x(t), s(t) = output(u(t)).
/// The way back is the exact derivative of that, reset included, with the spike function's slope (Wu et al., Frontiers in Neuroscience 12, 2018).
/// </summary>
/// <param name="decay">β.</param>
sealed class DenseLifLayer<TSpike>(int inputs, int neurons, double decay, TSpike spike)
    where TSpike : struct, ISpikeFunction
{
    readonly double[] _membrane = new double[neurons];
    readonly double[] _potentialGradient = new double[neurons];

    /// <param name="weights">[inputs × neurons], row-major: a spike adds one row.</param>
    public void Forward(EventTrain input, ReadOnlySpan<double> weights, LayerTrace trace, int ticks)
    {
        Array.Clear(_membrane);
        trace.Events.Clear();
        for (var tick = 0; tick < ticks; tick++)
        {
            var potentials = trace.PotentialsAt(tick);
            potentials.Clear();
            Rows.AddScaled(_membrane, decay, potentials);
            var elements = input.ElementsAt(tick);
            var values = input.ValuesAt(tick);
            for (var i = 0; i < elements.Length; i++)
            {
                Rows.AddScaled(weights.Slice(elements[i] * neurons, neurons), values[i], potentials);
            }

            Fire(potentials, trace.OutputsAt(tick), trace.Events);
        }
    }

    /// <param name="trace">Of the forward pass, with the output gradients filled in.</param>
    /// <param name="weightGradients">[inputs × neurons]; added to.</param>
    /// <param name="below">The layer that sent <paramref name="input"/>, whose output gradients are written; null for the network's input.</param>
    public void Backward(
        EventTrain input, ReadOnlySpan<double> weights, LayerTrace trace, int ticks, Span<double> weightGradients, LayerTrace? below)
    {
        var gradient = _potentialGradient.AsSpan();
        gradient.Clear();
        for (var tick = ticks - 1; tick >= 0; tick--)
        {
            StepBack(trace, tick);
            var elements = input.ElementsAt(tick);
            var values = input.ValuesAt(tick);
            for (var i = 0; i < elements.Length; i++)
            {
                Rows.AddScaled(gradient, values[i], weightGradients.Slice(elements[i] * neurons, neurons));
            }

            if (below is not null)
            {
                var target = below.OutputGradientsAt(tick);
                for (var i = 0; i < inputs; i++)
                {
                    target[i] = Rows.Dot(weights.Slice(i * neurons, neurons), gradient);
                }
            }
        }
    }

    void Fire(ReadOnlySpan<double> potentials, Span<double> outputs, EventTrain events)
    {
        for (var n = 0; n < potentials.Length; n++)
        {
            var output = spike.Output(potentials[n]);
            outputs[n] = output;
            _membrane[n] = potentials[n] * (1 - output);
            if (output != 0)
            {
                events.Add(n, output);
            }
        }

        events.EndTick();
    }

    // From the gradient by u(t+1) to that by u(t): through the membrane that was left, and through the output and its reset.
    void StepBack(LayerTrace trace, int tick)
    {
        var potentials = trace.PotentialsAt(tick);
        var outputs = trace.OutputsAt(tick);
        var outputGradients = trace.OutputGradientsAt(tick);
        for (var n = 0; n < potentials.Length; n++)
        {
            var membraneGradient = decay * _potentialGradient[n];
            var outputGradient = outputGradients[n] - (membraneGradient * potentials[n]);
            _potentialGradient[n] = (outputGradient * spike.Derivative(potentials[n])) + (membraneGradient * (1 - outputs[n]));
        }
    }
}
