using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary>A district's work plan row by row, with what its units wrote and handed in, as of an instant.</summary>
/// <param name="Title">The document's.</param>
/// <param name="Units">Every single unit the plan names, in the order it names them.</param>
public sealed record WorkPlanView(
    string District, string DistrictName, int Year, string Title, DateTimeOffset AsOf, IReadOnlyList<string> Units,
    IReadOnlyList<WorkPlanView.Row> Tasks, IReadOnlyList<WorkPlanView.DueDate> Deadlines)
{
    /// <summary>A row of the document.</summary>
    /// <param name="Code">Unique, also where a number is printed twice.</param>
    /// <param name="Number">As printed.</param>
    /// <param name="Answering">Single units that answer for it: the leads, or all owners.</param>
    /// <param name="Participants">Every single unit that has a part in it, those that answer first.</param>
    /// <param name="Awaited">Of those that answer, the ones that wrote no progress yet.</param>
    public sealed record Row(
        string Code, string Number, string Heading, Source Source, IReadOnlyList<string> Leads, IReadOnlyList<string> Owners, IReadOnlyList<string> Supporters,
        IReadOnlyList<string> Answering, IReadOnlyList<string> Participants, IReadOnlyList<string> Awaited, IReadOnlyList<UnitText> Units, IReadOnlyList<Target> Targets);

    /// <summary>What one unit wrote last.</summary>
    public sealed record UnitText(string Unit, string? Measures, string? Schedule, string? ExpectedResult, string? Contact, string? Progress, string? By, DateTimeOffset? ProgressAt);

    /// <summary>A measurable target under the row.</summary>
    /// <param name="Figure">Reached and asked for, in words.</param>
    public sealed record Target(string Code, string Title, string Figure, string Status);

    /// <summary>One occurrence of a deadline.</summary>
    /// <param name="Kind">meeting | submission | bulletin | reminder | inspection | milestone</param>
    /// <param name="IsAssumed">The document names the period and not the day.</param>
    /// <param name="Units">Of a submission every unit that owes it; empty for the others.</param>
    /// <param name="DoneOn">Of a meeting, an inspection or the like: the day that was noted in the calendar (日程).</param>
    /// <param name="Note">And what was noted.</param>
    /// <param name="Return">Number of the frozen return (报表编号); null while there is none.</param>
    public sealed record DueDate(
        string Deadline, string Task, string Kind, string Title, Source Source, DateOnly? FromOn, DateOnly DueOn, bool IsAssumed,
        IReadOnlyList<UnitState> Units, DateOnly? DoneOn, string? Note, string? Return)
    {
        /// <summary>Units of one state.</summary>
        public IReadOnlyList<string> In(params IEnumerable<SubmissionState> states) => [.. Units.Where(unit => states.Contains(unit.State)).Select(unit => unit.Unit)];

        /// <summary>Ready to paste: who has not handed in; null where nothing is owed or nobody is missing.</summary>
        public string? Reminder
        {
            get
            {
                var missing = In(SubmissionState.Awaited, SubmissionState.Overdue);
                return Kind != "submission" || missing.Count == 0 ? null
                    : FormattableString.Invariant($"{Title}：{DueOn.Month}月{DueOn.Day}日{(In(SubmissionState.Overdue).Count > 0 ? "已到期，以下单位逾期未报" : "前须报送，以下单位尚未报送")}（{missing.Count} 个）：{string.Join("、", missing)}。");
            }
        }
    }

    /// <param name="Code">submitted | submitted-late | awaited | overdue</param>
    public sealed record UnitState(string Unit, SubmissionState State, string Code, DateOnly? SubmittedOn);
}
