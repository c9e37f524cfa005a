using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.Disposal;

namespace FoodSafety.Lims.Web.Reports.Findings;

/// <summary>A case as it stood at an instant: what happened later is not known then.</summary>
internal sealed record CaseStanding(CaseState State, IReadOnlyList<CaseClock> Clocks)
{
    public static CaseStanding At(DisposalCase row, DateTimeOffset instant, ClockLaw law)
    {
        var now = row.State();
        var events = now.Events.Where(happened => happened.At <= instant).ToList();
        var then = now with
        {
            // What a merge carried over moved nothing here, whatever stage it was taken in at.
            Stage = events.LastOrDefault(happened => happened.From != happened.To)?.To ?? now.Lifecycle.First.Code,
            Version = events.Count,
            Events = events,
            Evidence = [.. now.Evidence.Where(item => item.At <= instant)],
        };
        return new CaseStanding(then, CaseClocks.All(then, instant, law));
    }

    public string StageName => State.Lifecycle.Stages.Single(stage => stage.Code == State.Stage).Name;

    /// <summary>Names of the limits past due and not met, empty where there is none; nothing is asked for of a case that has ended.</summary>
    public string Late => State.HasEnded ? "" : string.Join("、", Clocks.Where(clock => clock.IsLate).Select(clock => clock.Name));

    public DateTimeOffset? EndedAt => State.EndedAt;

    public string Resolution => State.Resolution switch
    {
        CaseResolution.None => "",
        CaseResolution.RepeatNegative => "复测阴性",
        CaseResolution.SoldOut => "已售完",
        CaseResolution.DisposedByConsent => "同意处置",
        CaseResolution.LabCompliant => "实验室合格",
        CaseResolution.BecameDisposal => "转核查处置",
        CaseResolution.Rectified => "整改办结",
        CaseResolution.Transferred => "移送",
        CaseResolution.Cancelled => "注销",
        CaseResolution.Overturned => "结论被推翻",
        CaseResolution.Merged => "并案",
        var other => throw new ArgumentOutOfRangeException(nameof(State), other, null),
    };
}
