namespace NeuroChip.Core.Hardware;

/// <summary>What becomes of a conductance after it was programmed.</summary>
public enum RetentionKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>G0·(t/t0)^−ν toward a target.</summary>
    PowerLaw,

    /// <summary>Phase-change memory, Nandakumar et al., ICECS 2019.</summary>
    Pcm2019,

    /// <summary>CMO/HfOx RRAM, Falcone et al. 2025: relaxation with ln t.</summary>
    CmoHfox2025,

    /// <summary>HfOx RRAM, Wan et al. 2022: the spread measured after 1 s, 1 day and 2 days; the mean does not drift.</summary>
    Hfox2022,
}
