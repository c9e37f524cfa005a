using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>Stores laboratory results beside their samples: judged, the sample's state and verdict, counters, cases.</summary>
public sealed class ResultStore(ImportTransaction import, RulesSnapshot rules)
{
    private static readonly JsonSerializerOptions PlainJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SampleCounters _counters = new(rules.PlansByYear);
    private readonly Dictionary<string, SampleWork?> _samples = new(StringComparer.Ordinal);
    private readonly HashSet<int> _notAccepted = [];

    /// <summary>Whether these are the results of a report made here: an amended edition comes after its sample was reported.</summary>
    public bool IsOfReport { get; init; }

    /// <summary>Whether this is the correction of a locked result by an amended report.</summary>
    public bool IsAmendment { get; init; }

    /// <summary>What one chunk does to one sample.</summary>
    private sealed class SampleWork(StoredSample sample, List<StoredResult> results)
    {
        public StoredSample Sample { get; } = sample;

        public IReadOnlyList<string> Samplers { get; } = Names(sample.Details, "samplers");

        public List<StoredResult> Results { get; } = results;

        public StandingSample Before { get; } = sample.Standing(StoredResult.Standing(results).Count());

        public bool IsChanged { get; set; }

        /// <summary>Whether a re-examination from this sender acts; asked when the first one comes.</summary>
        public bool? IsReexaminationOrdered { get; set; }

        public DateOnly? TestedOn { get; set; } = sample.TestedOn;

        public DateOnly? ReportedOn { get; set; } = sample.ReportedOn;
    }

    /// <summary>Stores one chunk inside the open transaction; faults found here are added to the chunk.</summary>
    public ChunkOutcome Store(JudgedChunk<ResultRow> chunk)
    {
        import.Begin();
        _samples.Clear();
        _notAccepted.Clear();
        var outcome = new ChunkOutcome { Read = chunk.Read, Blank = chunk.Blank, Refused = chunk.Refused };
        foreach (var row in chunk.Rows)
            StoreRow(chunk, row, ref outcome);
        foreach (var work in _samples.Values.OfType<SampleWork>().Where(work => work.IsChanged).Distinct())
            Conclude(work, ref outcome);
        chunk.Warnings.RemoveAll(warning => _notAccepted.Contains(warning.RowNumber));
        _counters.Write(import, rules.DistrictCode);
        return outcome;
    }

    private void StoreRow(JudgedChunk<ResultRow> chunk, ResultRow row, ref ChunkOutcome outcome)
    {
        var faultsBefore = chunk.Faults.Count;
        var work = row.SampleNo.Length == 0 ? null : SampleOf(chunk, row);
        if (row.IsRefused)
            return;
        List<ItemJudgement> judged = [];
        if (work is not null)
            judged = Judge(chunk, row, work.Sample);
        if (chunk.Faults.Count > faultsBefore)
        {
            Refuse(row, ref outcome);
            return;
        }

        var results = judged.ConvertAll(item => new StoredResult(
            item.Item.TestItem, row.ReportNo, item.Item.Phase, item.Item.Value.Text, row.Unit, item.Item.Limit?.Text, row.ReportedVerdict, row.TestedOn,
            item.Verdict!.Value, import.UploadId, row.RowNumber,
            item.Item.Phase == ResultPhase.Recheck && !IsOrdered(work!) ? FaultCodes.RecheckNotOrdered : ""));
        var known = results.ConvertAll(result => work!.Results.Find(result.HasKeyOf));
        if (results.Zip(known).FirstOrDefault(pair => pair.Second is not null && !pair.First.SaysWhat(pair.Second)).Second is { } other)
        {
            chunk.Faults.Add(new RowFault(row.RowNumber, null, other.TestItem, FaultCodes.ConflictsWithStored,
                $"第 {row.RowNumber} 行：抽样单 {row.SampleNo} 的“{other.TestItem}”在报告 {(other.ReportNo.Length == 0 ? "（无编号）" : other.ReportNo)} 中已存（{Upload.FormatNumber(other.UploadId)} 第 {other.RowNumber} 行），结果不同；先存入的保留，如需更正请对已存结果提出更正。"));
            Refuse(row, ref outcome);
            return;
        }

        if (known.TrueForAll(result => result is not null))
        {
            outcome.Duplicate++;
            chunk.Duplicates.Add(new DuplicateRow(row.RowNumber, known[0]!.UploadId, known[0]!.RowNumber));
            _notAccepted.Add(row.RowNumber);
            return;
        }

        if (!IsOfReport && !IsAmendment && ResultAdmission.WhyClosed(import, rules, work!.Sample, results) is { } closed)
        {
            Fault(chunk, row, row.Headers.SampleNo, row.SampleNo, closed.Code, closed.Why);
            Refuse(row, ref outcome);
            return;
        }

        outcome.Accepted++;
        foreach (var (result, item) in results.Zip(judged).Where((_, index) => known[index] is null))
        {
            result.Insert(import, work!.Sample.ResultNumber, work.Sample.Id, null, DetailsOf(row, item));
            work.Results.Add(result);
        }

        if (judged.Exists(item => item.Verdict == Verdict.NonCompliant))
            outcome.NonCompliant++;
        else
            outcome.Compliant++;
        if (results.TrueForAll(result => result.IsAside))
        {
            WarnOfAside(chunk, row);
            return;
        }
        work!.IsChanged = true;
        work.TestedOn = Earlier(work.TestedOn, row.TestedOn);
        if (row.IssuedOn is not null || row.ReportNo.Length > 0)
            work.ReportedOn = Earlier(work.ReportedOn, row.IssuedOn ?? row.TestedOn);
        foreach (var item in judged)
            Warn(chunk, row, item);
    }

    private bool IsOrdered(SampleWork work) => work.IsReexaminationOrdered ??= ResultAdmission.IsOrdered(import, rules, work.Sample);

    private void WarnOfAside(JudgedChunk<ResultRow> chunk, ResultRow row) => chunk.Warnings.Add(new RowFault(row.RowNumber, row.Headers.SampleNo, row.SampleNo, FaultCodes.RecheckNotOrdered,
        $"第 {row.RowNumber} 行：复检结果已保存，但不作数：抽样单 {row.SampleNo} 没有{(rules.OrganisationKind == "regulator" ? "" : $"由 {rules.OrganisationCode} 承担、")}已移交备份样品的复检（食品安全法第八十八条），判定、计数、案件和公告都仍以原结果为准；"
        + "请先由监管部门在核查处置案件中受理复检、随机确定初检机构以外的复检机构并移交备份样品，再撤回本次导入，由该机构或监管部门重新报送。"));

    private void Refuse(ResultRow row, ref ChunkOutcome outcome)
    {
        outcome.Refused++;
        _notAccepted.Add(row.RowNumber);
    }

    private SampleWork? SampleOf(JudgedChunk<ResultRow> chunk, ResultRow row)
    {
        if (!_samples.TryGetValue(row.SampleNo, out var work))
        {
            var isLaboratory = rules.OrganisationKind == "lab";
            var sample = StoredSample.FindForResults(import, row.SampleNo, isLaboratory);
            work = sample is null ? null
                : _samples.GetValueOrDefault(sample.ResultNumber) ?? new SampleWork(sample, StoredResult.Of(import, "sample_id", sample.Id));
            _samples[row.SampleNo] = work;
            // One sample by two names in one file is still one sample.
            if (sample is not null)
                _samples[sample.ResultNumber] = work;
        }

        if (work is null)
            Fault(chunk, row, row.Headers.SampleNo, row.SampleNo, FaultCodes.UnknownSample, $"抽样单 {row.SampleNo} 尚未登记：请先上传抽样单，或核对编号。");
        else if (work.Sample.DistrictCode != rules.DistrictCode)
            Fault(chunk, row, row.Headers.SampleNo, row.SampleNo, FaultCodes.NotYours, $"抽样单 {row.SampleNo} 属于 {work.Sample.DistrictCode}，不属于本次上传的 {rules.DistrictCode}，请分区上传。");
        else if (ResultAdmission.WhyNotFrom(rules, work.Sample, row) is { } notFrom)
            Fault(chunk, row, row.Headers.SampleNo, row.SampleNo, notFrom.Code, notFrom.Why);
        else if (WhoSampledToo(row, work) is { } person)
            Fault(chunk, row, row.Headers.SampleNo, row.SampleNo, FaultCodes.SamplerIsAnalyst, $"{person} 是该样品的抽样人员：抽样人员不得检验、也不得报送本人所抽样品的结果，请由检验机构的其他人员办理。");
        else if (!row.IsRefused && row.TestedOn < work.Sample.SampledOn)
            Fault(chunk, row, row.Headers.TestedOn, $"{row.TestedOn:yyyy-MM-dd}", FaultCodes.OutOfRange, $"检验日期早于抽样日期 {work.Sample.SampledOn:yyyy-MM-dd}，请核对。");
        else if (!row.IsRefused && ResultAdmission.ReceiptOf(import, rules, work.Sample) is { } received && row.TestedOn < received)
            Fault(chunk, row, row.Headers.TestedOn, $"{row.TestedOn:yyyy-MM-dd}", FaultCodes.OutOfRange, $"检验日期早于收样日期 {received:yyyy-MM-dd}，请核对。");
        else if (row.ReportNo.Length > 0 && ResultAdmission.IsAnothersReport(import, work.Sample, row.ReportNo))
            Fault(chunk, row, row.Headers.ReportNo, row.ReportNo, FaultCodes.ConflictsWithStored, $"报告编号 {row.ReportNo} 是本系统为另一份样品出具的检验报告的编号，请核对。");
        return work;
    }

    /// <summary>One of those who took the sample, where the row says that they tested it or where they send the row; null otherwise.</summary>
    private string? WhoSampledToo(ResultRow row, SampleWork work) =>
        Names(row.Details, "analyst").Append(import.SentBy).FirstOrDefault(name => name is not null && PersonName.IsAmong(name, work.Samplers));

    private static IReadOnlyList<string> Names(string? details, string column) => details is null ? [] : PersonNames.Of((string?)JsonNode.Parse(details)![column]);

    private List<ItemJudgement> Judge(JudgedChunk<ResultRow> chunk, ResultRow row, StoredSample sample)
    {
        var judged = new List<ItemJudgement>(row.Items.Length);
        foreach (var item in row.Items)
        {
            var judgement = ItemJudgement.Of(item, row.ReportedVerdict, sample.Food, sample.Category, row.Method, row.TestedOn, rules, besideTable: IsOfReport);
            judged.Add(judgement);
            // A re-examination is another laboratory's, which the file does not name unless that laboratory sends it itself.
            var testedBy = item.Phase == ResultPhase.Initial ? sample.Laboratory : rules.OrganisationKind == "lab" ? rules.OrganisationCode : null;
            if (testedBy is not null && rules.Accreditations.WhyOutside(testedBy, item.TestItem, row.Method, row.TestedOn) is { } outside)
                Fault(chunk, row, row.Headers.TestItem, item.TestItem, FaultCodes.OutsideAccreditation, $"{outside}，不能接收此结果；资质认定有变化的，请先更新 accreditations。");
            if ((judgement.Notes & JudgementNotes.UnitsDiffer) != 0)
                Fault(chunk, row, row.Headers.Unit, row.Unit, FaultCodes.UnitUnknown, $"“{item.TestItem}”检验结果的单位 {item.Value.Unit} 与标准值的单位 {judgement.Limit!.Unit} 不能换算，请核对。");
            else if (judgement.Verdict is null)
                Fault(chunk, row, row.Headers.Verdict, null, FaultCodes.Missing,
                    $"“{item.TestItem}”既不能按标准值判定（{(judgement.Limit is null ? "本行没有标准值，限量目录中也没有" : "所给结果不足以比较")}），也没有“{row.Headers.Verdict}”，请补填其一。");
        }

        return judged;
    }

    private static void Warn(JudgedChunk<ResultRow> chunk, ResultRow row, ItemJudgement item)
    {
        if (item.Judged is { } judged && row.ReportedVerdict is { } reported && judged != reported
            // Of several items in a row the worst makes the row's verdict: a compliant one beside it contradicts nothing.
            && (row.Items.Length == 1 || judged == Verdict.NonCompliant))
            chunk.Warnings.Add(new RowFault(row.RowNumber, row.Headers.Verdict, Word(reported), FaultCodes.VerdictDiffers,
                $"第 {row.RowNumber} 行“{item.Item.TestItem}”填报为{Word(reported)}，按标准值 {item.Limit!.Text} 应为{Word(judged)}；两者均已保存，从严按不合格处理。"));
        if ((item.Notes & JudgementNotes.LoqAboveLimit) != 0)
            chunk.Warnings.Add(new RowFault(row.RowNumber, row.Headers.Result, item.Item.Value.Text, FaultCodes.LoqAboveLimit,
                $"第 {row.RowNumber} 行“{item.Item.TestItem}”的检出限或定量限高于标准值 {item.Limit!.Text}，“未检出”不能说明合格，请与检验机构核对方法。"));
    }

    private void Conclude(SampleWork work, ref ChunkOutcome outcome)
    {
        var verdict = StoredResult.Worst(work.Results);
        var sample = work.Sample with { TestedOn = work.TestedOn, ReportedOn = work.ReportedOn, Verdict = verdict };
        work.Sample.Become(import, sample);
        _counters.Change(work.Before, sample.Standing(StoredResult.Standing(work.Results).Count()));
        if (work.Before.ReportedOn is null && sample.ReportedOn is not null)
            outcome.Batches++;
        if (verdict != Verdict.NonCompliant)
            return;
        var called = CaseOf(sample, work.Results, import.UploadId, rules);
        // A file tells the day of its report; a report made here is approved at an instant, and nothing follows from it before.
        if (IsOfReport)
            called = called with { OpenedAt = rules.Now, Year = rules.Now.LocalDay(rules.Zone).Year, By = import.SentBy! };
        var isNew = DisposalCases.Record(import, rules, called);
        outcome.DisposalCases += isNew ? 1 : 0;
    }

    /// <summary>The case that a sample with these results calls for; the first failed result of the import, if it has one, opens it.</summary>
    public static NewCase CaseOf(StoredSample sample, IEnumerable<StoredResult> results, int uploadId, RulesSnapshot rules)
    {
        var failed = StoredResult.Standing(results).SelectMany(item => item).Where(result => result.Verdict == Verdict.NonCompliant).ToList();
        var first = failed.Find(result => result.UploadId == uploadId) ?? failed[0];
        var openedOn = sample.ReportedOn ?? first.TestedOn ?? sample.SampledOn;
        var others = sample.Details is null ? null : JsonNode.Parse(sample.Details);
        return new NewCase
        {
            Kind = CaseKind.Disposal,
            DistrictCode = rules.DistrictCode,
            Year = openedOn.Year,
            OpenedAt = LocalClock.StartOf(openedOn, rules.Zone),
            UploadId = first.UploadId,
            RowNumber = first.RowNumber,
            SampleNo = sample.SampleNo,
            TestItems = [.. failed.Select(result => result.TestItem).Distinct()],
            Food = sample.Food,
            FarmProduce = sample.Category is null ? null : rules.FarmProduceCategories.Contains(sample.Category),
            Function = rules.FunctionOf(sample.Programme, sample.Stage),
            OtherRegime = rules.IsOtherRegime(sample.Food, sample.Category),
            SampleId = sample.Id,
            Parties = DisposalCases.Parties(sample.SampledParty, (string?)others?["producer"], (string?)others?["platform"]),
        };
    }

    /// <summary>The row's other columns, and the limit of the table where it acted.</summary>
    private static string? DetailsOf(ResultRow row, ItemJudgement item)
    {
        if (item.Limit is null || item.Limit == item.Item.Limit)
            return row.Details;
        var details = row.Details is null ? [] : JsonNode.Parse(row.Details)!.AsObject();
        details["limit_of_table"] = item.Limit.Text;
        if (item.LimitMethod is not null)
            details["limit_method"] = item.LimitMethod;
        return details.ToJsonString(PlainJson);
    }

    private static void Fault(JudgedChunk<ResultRow> chunk, ResultRow row, string column, string? value, string code, string why) =>
        chunk.Faults.Add(new RowFault(row.RowNumber, column, value, code, $"第 {row.RowNumber} 行：{why}"));

    private static string Word(Verdict verdict) => verdict == Verdict.Compliant ? "合格" : "不合格";

    private static DateOnly Earlier(DateOnly? known, DateOnly day) => known is { } earlier && earlier < day ? earlier : day;
}
