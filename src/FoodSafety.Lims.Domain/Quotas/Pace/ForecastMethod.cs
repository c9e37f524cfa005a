namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How a <see cref="Forecast"/> was reached.</summary>
public enum ForecastMethod : byte
{
    /// <summary>Gamma–Poisson: the weeks differ by chance alone; what comes is negative binomial.</summary>
    GammaPoisson = 0,

    /// <summary>Block bootstrap: the weeks differ by more than chance (variance above 1.5 times the mean); whole weeks are drawn again.</summary>
    BlockBootstrap = 1,
}
