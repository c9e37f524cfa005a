namespace FoodSafety.Lims.Web.Reports.Findings;

/// <summary>One rapid positive (快检阳性, a screening and no 不合格) and how its case stands.</summary>
/// <param name="Readings">Its positive items with their readings as written.</param>
/// <param name="Resolution">How the matter ended; empty while it has not.</param>
/// <param name="Late">Which limits are past due and not met; empty where none is.</param>
/// <param name="IsClosed">Whether nothing more is to be done on it as a positive.</param>
public sealed record PositiveLine(
    string Number,
    string TestedAt,
    string Market,
    string SampleNo,
    string Food,
    string Readings,
    string Organiser,
    string Stage,
    string Resolution,
    string Late,
    string EndedOn,
    bool IsClosed)
{
    public bool IsLate => Late.Length > 0;
}
