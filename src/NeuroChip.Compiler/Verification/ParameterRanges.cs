namespace NeuroChip.Compiler.Verification;

static class ParameterRanges
{
    extension(ParameterRange range)
    {
        public bool Contains(double value) => double.IsFinite(value) && range switch
        {
            ParameterRange.Positive => value > 0,
            ParameterRange.NotNegative => value >= 0,
            ParameterRange.Integer => Math.Floor(value) == value && value is >= int.MinValue and <= int.MaxValue,
            _ => true,
        };

        /// <summary>For messages: "it must be positive".</summary>
        public string Description => range switch
        {
            ParameterRange.Positive => "positive",
            ParameterRange.NotNegative => "0 or more",
            ParameterRange.Integer => "a whole number of 32 bits",
            _ => "finite",
        };
    }
}
