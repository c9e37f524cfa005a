using System.Globalization;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Disposal.Pages;

/// <summary>The words of the case pages for the stable codes.</summary>
public static class CaseWords
{
    private static readonly CaseAction[] Bad = [PositiveLifecycle.RecordRepeatPositive, PositiveLifecycle.RecordLabNonCompliant, ReinspectionTable.Uphold];

    private static readonly CaseAction[] Good = [PositiveLifecycle.RecordRepeatNegative, PositiveLifecycle.RecordLabCompliant, ReinspectionTable.Overturn];

    public static LocalizedString CaseKind(this IStringLocalizer texts, string kind) =>
        kind == "positive" ? texts["阳性处置"] : texts["核查处置"];

    public static LocalizedString Clock(this IStringLocalizer texts, CaseView.ClockView clock) => clock.State switch
    {
        ClockState.Overdue when clock.IsRight => texts["已届满"],
        ClockState.AwaitingNotice when !clock.IsRight => texts["未起算"],
        ClockState.AwaitingNotice => texts["待告知"],
        ClockState.Running => texts["进行中"],
        ClockState.DueSoon => texts["即将到期"],
        ClockState.Overdue => texts["已超期"],
        ClockState.Met => texts["已按期"],
        ClockState.NotApplicable => texts["不适用"],
        ClockState.Suspended => texts["已中止"],
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock.State, null),
    };

    public static LocalizedString Escalation(this IStringLocalizer texts, EscalationLevel level) => level switch
    {
        EscalationLevel.Reminder => texts["到期提醒"],
        EscalationLevel.Station => texts["已报所"],
        EscalationLevel.District => texts["已报区局"],
        EscalationLevel.City => texts["已报市局"],
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    public static LocalizedString Unit(this IStringLocalizer texts, LegalUnit unit) => unit switch
    {
        LegalUnit.Hours => texts["小时"],
        LegalUnit.WorkingDays => texts["个工作日"],
        LegalUnit.CalendarDays => texts["日"],
        LegalUnit.Months => texts["个月"],
        LegalUnit.Years => texts["年"],
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    public static LocalizedString Role(this IStringLocalizer texts, PartyRole role) => role switch
    {
        PartyRole.Seller => texts["经营者"],
        PartyRole.Producer => texts["生产者"],
        PartyRole.Importer => texts["进口商"],
        PartyRole.Platform => texts["网络平台"],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>How sure the clause is that a limit rests on.</summary>
    public static LocalizedString Certainty(this IStringLocalizer texts, string certainty) => certainty switch
    {
        "certain" => texts["确定"],
        "likely" => texts["较有把握"],
        _ => texts["不确定"],
    };

    /// <summary>When something was; only its day where no time of day is known.</summary>
    public static string At(DateTimeOffset? local) => local?.ToString(IsMidnight(local.Value) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Why a cancelled case was cancelled, to be read behind its stage; empty where its own evidence says it.</summary>
    public static string Ending(this IStringLocalizer texts, CaseView view) => view.Resolution switch
    {
        CaseResolution.Overturned => view.Parties.SelectMany(party => party.Disputes).Any(dispute => dispute.Stage == ReinspectionTable.Overturned.Code) ? texts["（复检推翻）"] : texts["（异议推翻）"],
        CaseResolution.Merged => texts["（并案）"],
        _ => "",
    };

    /// <summary>Colour of a case's stage: what was cancelled or handed on is no success.</summary>
    public static string StageTone(CaseView view) =>
        view.ClosedAt is null ? "open" : view.Stage == DisposalLifecycle.Cancelled.Code || view.Stage == DisposalLifecycle.Transferred.Code ? "none" : "met";

    /// <summary>Look of the button of a move that tells an outcome: two opposite ones beside each other are not mistaken in a hurry.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="otherwise">Of every other move.</param>
    public static string Button(CaseAction action, string otherwise) =>
        Bad.Contains(action) ? "btn-danger" : Good.Contains(action) ? "btn-primary" : otherwise;

    /// <summary>What evidence says: a time as the page writes times, an answer by its name.</summary>
    public static string? Said(this IStringLocalizer<Texts> texts, string code, string? value)
    {
        var kind = PartyProcedures.FindEvidence(code) ?? Lifecycle.All.Select(lifecycle => lifecycle.FindEvidence(code)).FirstOrDefault(known => known is not null);
        return kind?.Form is EvidenceForm.YesNo && value is "yes" or "no" ? (value == "yes" ? texts["是"] : texts["否"])
            : kind?.Choices.FirstOrDefault(choice => choice.Code == value) is { Name: { } name } ? texts.Name(value!, name)
            : AtWritten(value);
    }

    private static string? AtWritten(string? value) =>
        DateTimeOffset.TryParseExact(value, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? At(at) : value;

    /// <summary>When a clock runs out; one that runs to the end of a day shows that day and not the midnight after it.</summary>
    public static string Due(DateTimeOffset? local) => local is { } due && IsMidnight(due) ? At(due.AddDays(-1)) : At(local);

    /// <summary>Who did it; <c>import</c> is the machine.</summary>
    public static string By(this IStringLocalizer texts, string by) => by == CaseWriter.Importer ? texts["导入"] : by;

    private static bool IsMidnight(DateTimeOffset local) => local.TimeOfDay == TimeSpan.Zero;

    /// <summary>Colour of the clock, as in lims.css.</summary>
    public static string Tone(CaseView.ClockView clock) => clock.State switch
    {
        ClockState.Overdue when clock.IsRight => "open",
        ClockState.Overdue => "late",
        ClockState.DueSoon => "open",
        ClockState.Met => "met",
        ClockState.Suspended => "track",
        _ => "none",
    };
}
