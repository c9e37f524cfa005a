using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>Whether a sample takes a row of results from its sender, and where it stands; every refusal says what to do instead.</summary>
internal static class ResultAdmission
{
    private static readonly string UnissuedStages = string.Join(", ", LabReportLifecycle.Unissued.Select(code => $"'{code}'"));

    /// <summary>
    /// Why this sender may not send the row; null where they may. First results are the sample's laboratory's, a re-examination (复检) is any
    /// laboratory's, though it may be <see cref="IsOrdered">kept aside</see>; the office sends both.
    /// </summary>
    public static (string Code, string Why)? WhyNotFrom(RulesSnapshot rules, StoredSample sample, ResultRow row)
    {
        var isRecheck = !row.Items.IsDefaultOrEmpty && row.Items.All(item => item.Phase == ResultPhase.Recheck);
        return rules.OrganisationKind == "regulator" || (rules.OrganisationKind == "lab" && (isRecheck || sample.Laboratory == rules.OrganisationCode))
            ? null
            : (FaultCodes.NotYours, $"抽样单 {row.SampleNo} 的检验机构是 {sample.Laboratory}，{rules.OrganisationCode} 不能上传其结果。");
    }

    /// <summary>
    /// Whether a re-examination from this sender acts: a case of the sample drew a body and that body received the backup. It is the sender
    /// itself, or the office passes its report on, which it does for a body that is no organisation here; never the first laboratory (食品安全法 art 88(1)).
    /// </summary>
    public static bool IsOrdered(ImportTransaction import, RulesSnapshot rules, StoredSample sample)
    {
        // A case that was transferred goes on in another district under the same sample.
        foreach (var found in AffectedCase.Disposals(import.Connection, import.Transaction, sample.DistrictCode, sample.SampleNo)
            .Concat(AffectedCase.OfSample(import.Connection, import.Transaction, sample.Id)))
        {
            using var command = import.Connection.Command(import.Transaction,
                $"""
                SELECT (SELECT x.text FROM case_evidence x WHERE x.case_id = e.case_id AND x.party = e.party AND x.code = '{ReinspectionTable.Body.Code}' ORDER BY x.id DESC LIMIT 1)
                FROM case_event e WHERE e.case_id = @case AND e.action = '{ReinspectionTable.HandOver.Code}'
                """,
                ("case", found.Id));
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                var body = row.IsDBNull(0) ? null : rules.Organisations.GetValueOrDefault(Spelling.NameKey(row.GetString(0)));
                if (body != sample.Laboratory && (rules.OrganisationKind == "regulator" || body == rules.OrganisationCode))
                    return true;
            }
        }
        return false;
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

    /// <summary>The local day on which the sample's laboratory took it in; null where no receipt is recorded.</summary>
    public static DateOnly? ReceiptOf(ImportTransaction import, RulesSnapshot rules, StoredSample sample)
    {
        if (sample.LifecycleStage == SampleLifecycle.Registered.Code)
            return null;
        using var command = import.Connection.Command(import.Transaction,
            $"SELECT given FROM sample_events WHERE sample_id = @sample AND action = '{SampleLifecycle.Receive.Code}'", ("sample", sample.Id));
        using var row = command.ExecuteReader();
        return row.Read() ? LabReportReading.StatedReceipt(row.GetString(0))?.LocalDay(rules.Zone) : null;
    }

    /// <summary>Whether a report made here on another sample bears the number.</summary>
    public static bool IsAnothersReport(ImportTransaction import, StoredSample sample, string number) => import.Connection.Ask<long?>(import.Transaction,
        "SELECT sample_id FROM lab_reports WHERE number = @number", ("number", number)) is { } other && other != sample.Id;

    private static string? UnissuedReport(ImportTransaction import, StoredSample sample) => import.Connection.Ask<string>(import.Transaction,
        $"SELECT number FROM lab_reports WHERE sample_id = @sample AND stage IN ({UnissuedStages})", ("sample", sample.Id));
}
