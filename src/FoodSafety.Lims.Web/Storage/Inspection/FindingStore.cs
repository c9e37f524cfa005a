using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Sealing;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>
/// Stores inbound findings with their results and opens their cases. Bulletins give one row a sample or one row an item: a later row of
/// the same sample with another item joins the finding that is there.
/// </summary>
public sealed class FindingStore(ImportTransaction import, RulesSnapshot rules)
{
    /// <summary>Stores one chunk inside the open transaction; faults found here are added to the chunk.</summary>
    public ChunkOutcome Store(JudgedChunk<FindingRow> chunk)
    {
        import.Begin();
        var outcome = new ChunkOutcome { Read = chunk.Read, Blank = chunk.Blank, Refused = chunk.Refused };
        var notAccepted = new HashSet<int>();
        foreach (var row in chunk.Rows)
            if (!StoreRow(chunk, row, ref outcome))
                notAccepted.Add(row.RowNumber);
        chunk.Warnings.RemoveAll(warning => notAccepted.Contains(warning.RowNumber));
        return outcome;
    }

    private bool StoreRow(JudgedChunk<FindingRow> chunk, FindingRow row, ref ChunkOutcome outcome)
    {
        if (rules.OrganisationKind == "market")
            return Refuse(chunk, row, FaultCodes.NotYours, $"市场 {rules.OrganisationCode} 不能上传不合格线索，请由监管部门或检验机构上传。", ref outcome);
        var stored = Find(row.SampleNo);
        if (stored is { } other && Spelling.NameKey(other.Food) != Spelling.NameKey(row.Food))
            return Refuse(chunk, row, FaultCodes.ConflictsWithStored,
                $"抽样编号 {row.SampleNo} 已存（{Upload.FormatNumber(other.UploadId)} 第 {other.RowNumber} 行），食品名称是“{other.Food}”；先存入的保留，请核对编号。", ref outcome);

        // A bulletin is no laboratory report: its results are numbered by district and bulletin, so that two districts may hold one finding each.
        var reportNo = $"{rules.DistrictCode} {row.BulletinNo}".TrimEnd();
        List<StoredResult> known = stored is null ? [] : StoredResult.Of(import, "finding_id", stored.Value.Id);
        var results = row.Items.Select(item => new StoredResult(
            item.TestItem, reportNo, item.Phase, item.Value.Text, null, item.Limit!.Text, Verdict.NonCompliant, null, Verdict.NonCompliant,
            import.UploadId, row.RowNumber)).ToList();
        var fresh = results.FindAll(result => !known.Exists(result.HasKeyOf));
        if (results.Find(result => known.Exists(one => one.HasKeyOf(result) && !one.SaysWhat(result))) is { } differs)
        {
            var first = known.Find(differs.HasKeyOf)!;
            return Refuse(chunk, row, FaultCodes.ConflictsWithStored,
                $"抽样编号 {row.SampleNo} 的“{differs.TestItem}”已存（{Upload.FormatNumber(first.UploadId)} 第 {first.RowNumber} 行），检验结果或标准值不同；先存入的保留，如需更正请撤回该次导入，按更正后的来文重新导入。", ref outcome);
        }

        if (fresh.Count == 0)
        {
            outcome.Duplicate++;
            var twin = known.Find(results[0].HasKeyOf)!;
            chunk.Duplicates.Add(new DuplicateRow(row.RowNumber, twin.UploadId, twin.RowNumber));
            return false;
        }

        var id = stored is null ? Insert(row) : Extend(stored.Value.Id, row);
        StoredTable.FindingParts.Insert(import, import.UploadId, row.RowNumber, id, row.Failures);
        foreach (var result in fresh)
            result.Insert(import, row.SampleNo, null, id, null);
        outcome.Accepted++;
        outcome.NonCompliant++;
        outcome.DisposalCases += OpenCase(row, id) ? 1 : 0;
        return true;
    }

    private bool OpenCase(FindingRow row, long id)
    {
        // Received on the day it says; else published before it came to us or, where that date is missing or still to come, known since now.
        var known = (row.ReceivedOn ?? row.BulletinOn) is { } day ? LocalClock.StartOf(day, rules.Zone) : rules.Now;
        var openedAt = known < rules.Now ? known : rules.Now;
        var sample = StoredSample.Find(import, row.SampleNo);
        return DisposalCases.Record(import, rules, new NewCase
        {
            Kind = CaseKind.Disposal,
            DistrictCode = rules.DistrictCode,
            Year = TimeZoneInfo.ConvertTime(openedAt, rules.Zone).Year,
            OpenedAt = openedAt,
            UploadId = import.UploadId,
            RowNumber = row.RowNumber,
            SampleNo = row.SampleNo,
            TestItems = [.. row.Items.Select(item => item.TestItem).Distinct()],
            Food = row.Food,
            FarmProduce = row.Category is null ? null : rules.FarmProduceCategories.Contains(row.Category),
            Function = rules.FunctionOf(null, null, row.Source),
            OtherRegime = row.OtherRegime,
            SampleId = sample?.DistrictCode == rules.DistrictCode ? sample.Id : null,
            FindingId = id,
            Parties = DisposalCases.Parties(row.SampledParty, row.Producer),
        });
    }

    private (long Id, string Food, int UploadId, int RowNumber)? Find(string sampleNo)
    {
        using var command = import.Connection.Command(import.Transaction,
            "SELECT id, food, upload_id, row_number FROM findings WHERE district_code = @district AND sample_no = @sample",
            ("district", rules.DistrictCode), ("sample", sampleNo));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)) : null;
    }

    private long Insert(FindingRow row) => StoredTable.Findings.Insert(
        import, import.UploadId, row.RowNumber,
        row.SampleNo, rules.DistrictCode, row.Food, row.Failures, row.SampledParty, row.Producer, row.Source, row.BulletinOn?.DayNumber, row.Details)!.Value;

    private long Extend(long id, FindingRow row)
    {
        import.Stored.Over(
            () => StoredTable.Findings.Read(import.Connection, import.Transaction, "id = @id", ("id", id)),
            () => import.Connection.Run(import.Transaction, "UPDATE findings SET failures = failures || @more WHERE id = @id", ("more", "；" + row.Failures), ("id", id)));
        return id;
    }

    private static bool Refuse(JudgedChunk<FindingRow> chunk, FindingRow row, string code, string why, ref ChunkOutcome outcome)
    {
        outcome.Refused++;
        chunk.Faults.Add(new RowFault(row.RowNumber, null, row.SampleNo, code, $"第 {row.RowNumber} 行：{why}"));
        return false;
    }
}
