using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Chips;

/// <summary>
/// Exchanges the lines of an array so that stuck devices fall on weights that want about the conductance at which they are stuck, or stand on lines
/// that nobody uses. Output lines first, then input lines; each exchange is the best one, given the other.
/// </summary>
sealed class StuckPlacement
{
    // Among lines that do equally well, a weight's own: smaller than any error counts.
    const double SpareCost = 1e-9;

    readonly MappedWeights _targets;
    readonly int _spares;
    readonly List<StuckDevice> _stuck = [];
    readonly int _first;

    readonly record struct StuckDevice(int Array, int Output, int Input, int Sign, double Value);

    /// <param name="spares">Output lines behind those of the weights that are free.</param>
    public StuckPlacement(MappedWeights targets, int spares, DeviceSpec device, ulong chipSeed)
    {
        (_targets, _spares) = (targets, spares);
        _first = targets.Arrays[0].HasReferenceLine ? 1 : 0;
        var layout = ArrayLayout.InOrder(targets.Outputs + _first + spares, targets.Inputs);
        for (var array = 0; array < targets.Arrays.Length; array++)
        {
            Find(device, chipSeed, array, layout);
        }
    }

    /// <param name="exchangesOutputs">False: output lines stay, or move to a spare one.</param>
    /// <param name="exchangesInputs">False: input lines stay.</param>
    public ArrayLayout Layout(bool exchangesOutputs, bool exchangesInputs)
    {
        var layout = ArrayLayout.InOrder(_targets.Outputs + _first, _targets.Inputs);
        if (_stuck.Count == 0)
        {
            return layout;
        }

        if (exchangesOutputs || _spares > 0)
        {
            var lines = Assignment.Best(OutputCosts(exchangesOutputs)).AsSpan(0, _targets.Outputs).ToArray();
            layout = layout with { Outputs = WithReference(lines) };
        }

        return exchangesInputs ? layout with { Inputs = Assignment.Best(InputCosts(layout.Outputs)) } : layout;
    }

    void Find(DeviceSpec device, ulong chipSeed, int array, ArrayLayout layout)
    {
        var signs = _targets.Arrays[array].Negative is null ? 1 : 2;
        for (var output = _first; output < layout.Outputs.Length; output++)
        {
            for (var input = 0; input < layout.Inputs.Length; input++)
            {
                for (var sign = 0; sign < signs; sign++)
                {
                    var address = new CellAddress(chipSeed, (uint)_targets.Arrays[array].Number, layout.CellOf(output, input, sign));
                    if (ManufacturedCell.Make(device, address).StuckAt is { } value)
                    {
                        _stuck.Add(new StuckDevice(array, output, input, sign, value));
                    }
                }
            }
        }
    }

    // [weight line, physical line]; the lines behind those of the weights are nobody's, and take what is left for nothing.
    double[,] OutputCosts(bool exchanges)
    {
        var lines = _targets.Outputs + _spares;
        var costs = new double[lines, lines];
        var total = 1.0;
        foreach (var device in _stuck)
        {
            for (var output = 0; output < _targets.Outputs; output++)
            {
                var cost = Cost(device, output + _first, device.Input);
                costs[output, device.Output - _first] += cost;
                total += cost;
            }
        }

        for (var output = 0; output < _targets.Outputs; output++)
        {
            for (var line = 0; line < lines; line++)
            {
                costs[output, line] += line >= _targets.Outputs ? SpareCost : exchanges || line == output ? 0 : total;
            }
        }

        return costs;
    }

    double[,] InputCosts(int[] outputs)
    {
        var weightLineAt = new int[outputs.Length + _spares];
        Array.Fill(weightLineAt, -1);
        for (var output = 0; output < outputs.Length; output++)
        {
            weightLineAt[outputs[output]] = output;
        }

        var costs = new double[_targets.Inputs, _targets.Inputs];
        foreach (var device in _stuck.Where(device => weightLineAt[device.Output] >= 0))
        {
            for (var input = 0; input < _targets.Inputs; input++)
            {
                costs[input, device.Input] += Cost(device, weightLineAt[device.Output], input);
            }
        }

        return costs;
    }

    // Squared error of the weight, were this weight put where the device is stuck.
    double Cost(StuckDevice device, int output, int input)
    {
        var array = _targets.Arrays[device.Array];
        var miss = (device.Value - (device.Sign == 0 ? array.Positive : array.Negative!)[output, input]) * array.Gain;
        return miss * miss;
    }

    int[] WithReference(int[] lines) => _first == 0 ? lines : [0, .. lines.Select(line => line + 1)];
}
