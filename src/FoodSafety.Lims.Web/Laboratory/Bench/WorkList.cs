namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>What a laboratory has to do.</summary>
public sealed record WorkList(string Laboratory, IReadOnlyList<WorkList.Line> Items)
{
    /// <param name="Number">The blind code of a re-coded sample, else the form's number.</param>
    /// <param name="Stage">Where the sample stands: recoded waits for receipt, received for results or, having them by file, for the lock, result-locked for its report.</param>
    /// <param name="DueOn">Last local day in time; null before the receipt.</param>
    /// <param name="UrgentDueAt">First instant that is too late for a 24-hour report; null where it is none, or not confirmed yet.</param>
    /// <param name="IsUrgentLate">Whether that instant is past.</param>
    /// <param name="Report">Number of its newest report; null before the first result.</param>
    /// <param name="Items">How many results stand in it.</param>
    /// <param name="Next">Code of the step of the sample's way that waits for the laboratory; null where results or a report's signatures do.</param>
    public sealed record Line(
        string Number, string Stage, string StageName, bool GreenChannel, string Food, string FoodCategory, string? MethodClass, DateOnly? ReceivedOn, DateOnly? DueOn,
        bool IsLate, DateTimeOffset? UrgentDueAt, bool IsUrgentLate, string? Report, string? ReportStage, string? ReportStageName, int Items, string? Next);
}
