namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>核查处置 cases (kind <c>disposal</c>, never rapid positives) opened in the plan's year up to the day asked for.</summary>
/// <param name="Due">Cases opened: 应办, all of them, also those still inside their limits.</param>
/// <param name="Closed">Of these, closed (销号) up to the day.</param>
/// <param name="RunOut">Of these, not closed and past their limit to finish: with the closed ones what was due to be done by the day (应办已到期).</param>
public sealed record DisposalTally(long Due, long Closed, long RunOut = 0);
