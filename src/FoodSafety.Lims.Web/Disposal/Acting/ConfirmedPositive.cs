using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>
/// What a laboratory said of a rapid positive, by the fresh sample the case names: the positive and what the sample's own results bring are one
/// disposal case, whichever comes first.
/// </summary>
internal static class ConfirmedPositive
{
    private const string RapidMethodClass = "快检";

    /// <summary>The sample of the number where it is registered here, by its form's number or the office's own; most are the national system's.</summary>
    public static async Task<Sample?> SampleOf(LimsDb db, CaseState positive, CancellationToken cancel) =>
        NumberOf(positive) is { } number
            ? await db.Samples.AsNoTracking().FirstOrDefaultAsync(
                sample => sample.DistrictCode == positive.Facts.District && (sample.SampleNo == number || sample.OwnNumber == number || sample.NationalNo == number), cancel)
            : null;

    /// <summary>
    /// Why the move is refused; null otherwise. One sample confirms one batch, whoever registered it. One that is registered here must also be what
    /// confirms: not voided, taken of the same food no earlier than the test, and before its result is told, reported with that result.
    /// </summary>
    /// <param name="action">Code of the move.</param>
    /// <param name="positive">The case, before the move.</param>
    /// <param name="stated">Its state with the evidence given with the move.</param>
    /// <param name="sample">The sample that evidence names, where it is registered here.</param>
    public static async Task<Refusal?> RefusalOf(LimsDb db, string action, DisposalCase positive, CaseState stated, Sample? sample, CancellationToken cancel)
    {
        if (NumberOf(stated) is not { } number)
            return null;
        if (await OtherBatchOf(db, positive, number, sample, cancel) is { } other)
            return Refused("lab-sample-taken", $"送检的抽样单 {number} 已用于确认案件 {other} 的阳性，一份样品只能确认一批");
        if (sample is null)
            return null;
        var which = $"送检的抽样单 {sample.SampleNo} ";
        if (sample.LifecycleStage == SampleLifecycle.Voided.Code)
            return Refused("lab-sample-voided", $"{which}已作废，不能确认阳性");
        if (sample.SampledOn < positive.TestedOn)
            return Refused("lab-sample-before-test", $"{which}的抽样日期 {sample.SampledOn:yyyy-MM-dd} 早于快检日期 {positive.TestedOn:yyyy-MM-dd}，不是检出阳性后抽取的样品");
        if (sample.MethodClass == RapidMethodClass)
            return Refused("lab-sample-rapid", $"{which}的方法类别是“{RapidMethodClass}”，确认阳性不得采用快速检测方法");
        if (!await IsSameFood(db, sample.Food, positive.Food, cancel))
            return Refused("lab-sample-other-food", $"{which}的样品是“{sample.Food}”，检出阳性的是“{positive.Food}”");
        if (action == PositiveLifecycle.SendToLab.Code)
            return null;
        if (sample.Verdict is not { } verdict || sample.ReportedOn is null)
            return Refused("lab-result-missing", $"{which}还没有已报告的检验结果，不能{PositiveLifecycle.Table.FindAction(action)!.Name}；请先录入或导入检验报告");
        return verdict == Verdict.Compliant == (action == PositiveLifecycle.RecordLabCompliant.Code)
            ? null
            : Refused("lab-verdict-differs", $"{which}检验{(verdict == Verdict.Compliant ? "合格" : "不合格")}，不能{PositiveLifecycle.Table.FindAction(action)!.Name}");

        Refusal Refused(string code, string why) =>
            new(code, $"案件 {positive.Number}：{why}；请核对送检抽样单编号（{PositiveLifecycle.LabSampleNumber.Code}）。");
    }

    /// <summary>Number of the positive of another batch that names this sample, by whichever of its numbers; null where none does.</summary>
    private static async Task<string?> OtherBatchOf(LimsDb db, DisposalCase positive, string number, Sample? sample, CancellationToken cancel)
    {
        var code = PositiveLifecycle.LabSampleNumber.Code;
        string?[] names = [number, sample?.SampleNo, sample?.OwnNumber, sample?.NationalNo];
        var others = await db.Cases.AsNoTracking()
            .Where(one => one.DistrictCode == positive.DistrictCode && one.Kind == positive.Kind && one.Id != positive.Id && one.Evidence.Any(item => item.Code == code)
                && (one.MarketId != positive.MarketId || one.TestedOn != positive.TestedOn || one.SampleNo != positive.SampleNo))
            .OrderBy(one => one.Id)
            .Select(one => new { one.Number, Named = one.Evidence.Where(item => item.Code == code).OrderByDescending(item => item.Id).Select(item => item.Text).FirstOrDefault()! })
            .ToListAsync(cancel);
        return others.FirstOrDefault(one => names.Contains(NumberOf(one.Named)))?.Number;
    }

    /// <summary>By the list of foods and their other names; of names it does not know, one within the other is the same by a variety or a place.</summary>
    private static async Task<bool> IsSameFood(LimsDb db, string one, string other, CancellationToken cancel)
    {
        var (first, second) = (Spelling.NameKey(one), Spelling.NameKey(other));
        if (first == second)
            return true;
        await db.Database.OpenConnectionAsync(cancel);
        var known = new ReferenceSets(db.Database.GetDbConnection()).Foods()
            .SelectMany(food => food.Synonyms.Append(food.Name), (food, name) => (Key: Spelling.NameKey(name), food.Name)).ToLookup(pair => pair.Key, pair => pair.Name);
        if (known.Contains(first) && known.Contains(second))
            return known[first].Intersect(known[second]).Any();
        return first.Contains(second, StringComparison.Ordinal) || second.Contains(first, StringComparison.Ordinal);
    }

    /// <summary>Number of the case it goes on in: the one the sample has, or a new one of that sample, which the sample's later results join.</summary>
    public static async Task<string> CarryOn(LimsDb db, DisposalCase positive, Sample? sample, CaseKind kind, Caller caller, DateTimeOffset at, TimeZoneInfo zone, List<RowChange> written, CancellationToken cancel)
    {
        // An import may be opening the sample's case at this moment.
        DistrictLock.Take(db, positive.DistrictCode);
        var state = positive.State();
        var number = sample?.SampleNo ?? NumberOf(state)!;
        var standing = await StoredCase.Whole(db).Where(one => one.DistrictCode == positive.DistrictCode && one.Kind == "disposal" && one.SampleNo == number)
            .OrderBy(one => one.ClosedAt != null).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancel);
        while (standing?.Events.FirstOrDefault(happened => happened.Action == MergeCases.Action.Code)?.Link is { } into)
            standing = await StoredCase.Whole(db).FirstOrDefaultAsync(one => one.Number == into, cancel);
        if (standing is null)
            return CarriedOn.Open(db, positive, kind, positive.DistrictCode, number, sample?.Id, caller, at, zone, written);
        if (standing.ClosedAt is null)
            standing.Take(TakeIn.From(standing.State(), state, caller.Name, at));
        return standing.Number;
    }

    /// <summary>A number as results name the sample: without white space.</summary>
    public static string NumberOf(string written) => string.Concat(written.Where(character => !char.IsWhiteSpace(character)));

    private static string? NumberOf(CaseState positive) => positive.Find(PositiveLifecycle.LabSampleNumber.Code)?.Value is { } written ? NumberOf(written) : null;
}
