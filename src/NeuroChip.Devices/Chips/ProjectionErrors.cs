using System.Collections.Immutable;

namespace NeuroChip.Devices.Chips;

/// <summary>Sums up, block by block, how far the weights of a projection are from their codes and from their integers.</summary>
sealed class ProjectionErrors(int fractionBits)
{
    double _squaredErrors, _squaredCodes, _worstFormat, _worstWire;
    ArrayTally _tally;

    public void Add(ImmutableArray<short> codes, ProgrammedBlock block, ImmutableArray<short> mantissas)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            var error = block.EffectiveCodes[i] - codes[i];
            _squaredErrors += error * error;
            _squaredCodes += (double)codes[i] * codes[i];
            _worstFormat = Math.Max(_worstFormat, Math.Abs(Math.ScaleB(mantissas[i], -fractionBits) - block.EffectiveCodes[i]));
        }

        _worstWire = Math.Max(_worstWire, block.WireError);
        _tally += block.Tally;
    }

    public LayerProgramming ToLayer(string projection, int levels) => new()
    {
        Projection = projection,
        Levels = levels,
        Tally = _tally,
        WeightError = _squaredCodes > 0 ? Math.Sqrt(_squaredErrors / _squaredCodes) : 0,
        FractionBits = fractionBits,
        FormatError = _worstFormat,
        WireError = _worstWire,
    };
}
