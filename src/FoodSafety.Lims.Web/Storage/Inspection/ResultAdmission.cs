using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>Whether a sample takes a row of results from its sender, and where it stands; every refusal says what to do instead.</summary>
internal static class ResultAdmission
{
    private static readonly string UnissuedStages = string.Join(", ", LabReportLifecycle.Unissued.Select(code => $"'{code}'"));

    /// <summary>
    /// Why this sender may not send the row; null where they may. First results are the sample's laboratory's, a re-examination (复检) is
    /// anybody's but that laboratory's (食品安全法 art 88(1)); the office sends both.
    /// </summary>
    /// <param name="hasFirstResult">Whether the sample has a first result already.</param>
    public static (string Code, string Why)? WhyNotFrom(RulesSnapshot rules, StoredSample sample, ResultRow row, bool hasFirstResult)
    {
        if (rules.OrganisationKind == "regulator")
            return null;
        var ofLaboratory = rules.OrganisationKind == "lab" && sample.Laboratory == rules.OrganisationCode;
        var isRecheck = !row.Items.IsDefaultOrEmpty && row.Items.All(item => item.Phase == ResultPhase.Recheck);
        if (ofLaboratory)
            return !row.Items.IsDefaultOrEmpty && row.Items.Any(item => item.Phase == ResultPhase.Recheck)
                ? (FaultCodes.RecheckByFirstLaboratory,
                    $"复检机构不得为初检机构（食品安全法第八十八条），{rules.OrganisationCode} 是该样品的初检机构；复检结果请由复检机构或监管部门报送。")
                : null;
        if (rules.OrganisationKind != "lab" || !isRecheck)
            return (FaultCodes.NotYours, $"抽样单 {row.SampleNo} 的检验机构是 {sample.Laboratory}，{rules.OrganisationCode} 不能上传其结果。");
        return hasFirstResult ? null : (FaultCodes.SampleNotOpen, $"抽样单 {row.SampleNo} 还没有初检结果，不能报送复检结果，请核对编号。");
    }

    /// <summary>Why the sample takes no such results where it stands; null where it does. A sample that is not on its way yet takes them as its file says.</summary>
    public static (string Code, string Why)? WhyClosed(ImportTransaction import, RulesSnapshot rules, StoredSample sample, IReadOnlyList<StoredResult> results)
    {
        var stage = sample.LifecycleStage;
        if (stage == SampleLifecycle.Voided.Code || stage == SampleLifecycle.Refused.Code)
            return (FaultCodes.SampleNotOpen, $"抽样单{SampleLifecycle.StageName(stage)}，不能报送结果，请核对编号。");
        if (stage == SampleLifecycle.Recoded.Code)
            return (FaultCodes.SampleNotOpen, "样品已换码而尚未接收，请先办理接收，再报送结果。");
        // By its own number it could afterwards be neither re-coded, having results, nor received, not being re-coded.
        if (stage == SampleLifecycle.HandedOver.Code && SeparationPolicy.Of(rules.Law.Value, sample.DistrictCode, sample.SampledOn).Required)
            return (FaultCodes.SampleNotOpen, "本地区实行抽检分离，样品须先中转换码（recode）并由检验机构接收，再凭盲样编号报送结果。");
        // A report is begun on a received sample alone, so that no other row of a file asks for one.
        if (stage == SampleLifecycle.Received.Code && UnissuedReport(import, sample) is { } report)
            return (FaultCodes.ReportInProgress, $"样品的检验报告 {report} 正在编制，结果请在该报告中录入；改由文件报送的，先废弃该报告（discard）。");
        return SampleLifecycle.KeepsBlind(stage) || results.All(result => result.Phase == ResultPhase.Recheck)
            ? null
            : (FaultCodes.SampleNotOpen, $"样品{SampleLifecycle.StageName(stage)}，不再接受初检结果；只能报送复检结果。");
    }

    private static string? UnissuedReport(ImportTransaction import, StoredSample sample) => import.Connection.Ask<string>(import.Transaction,
        $"SELECT number FROM lab_reports WHERE sample_id = @sample AND stage IN ({UnissuedStages})", ("sample", sample.Id));
}
