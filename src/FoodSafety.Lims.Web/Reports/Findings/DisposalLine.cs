namespace FoodSafety.Lims.Web.Reports.Findings;

/// <summary>One non-compliant sample (不合格) and how its case stands.</summary>
/// <param name="Failures">Its non-compliant items with result and limit as the laboratory wrote them.</param>
/// <param name="Parties">Who must act, with their part.</param>
/// <param name="Due">By when the case must be finished; empty where no limit is known.</param>
/// <param name="Late">Which limits are past due and not met; empty where none is.</param>
/// <param name="IsRunOut">Whether the limit to finish has passed and it is not closed.</param>
/// <param name="IsDue">Whether it counts in the disposal rate: not transferred, not cancelled.</param>
public sealed record DisposalLine(
    string Number,
    string SampleNo,
    string Food,
    string Failures,
    string Parties,
    string OpenedOn,
    string Stage,
    string Due,
    string Late,
    string EndedOn,
    bool IsRunOut,
    bool IsDue,
    bool IsClosed)
{
    public bool IsLate => Late.Length > 0;
}
