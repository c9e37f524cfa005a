using System.Data.Common;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>Reads what taking samples, results or findings back comes to: everything is made again from the rows that remain.</summary>
internal sealed class InspectionUndo(DbConnection connection, DbTransaction transaction, UploadRow upload, IReadOnlyDictionary<int, Plan> plansByYear, TimeZoneInfo zone)
{
    private readonly SampleCounters _counters = new(plansByYear);

    /// <summary>Number → blind code of the samples that the sender knows by that code alone: what is told of them says no other.</summary>
    private readonly Dictionary<string, string> _blindCodes = [];

    /// <summary>Samples as they stand, and as they stand after the undo.</summary>
    public List<(StoredSample Before, StoredSample After)> Changed { get; } = [];

    /// <summary>Samples without a case that would have one, once what overruled their results is gone: as they failed first, and the items of the case.</summary>
    public List<(StoredSample Sample, SampleHistory History, IReadOnlyList<string> Items)> CallForCase { get; } = [];

    /// <summary>Findings that this import opened: they go.</summary>
    public List<long> GoneFindings { get; } = [];

    public void Read(UndoPlan plan)
    {
        switch (upload.Kind)
        {
            case "samples":
                foreach (var id in Ids("SELECT id FROM samples WHERE upload_id = @upload ORDER BY id"))
                    ReadSample(plan, id);
                break;
            case "results":
                plan.Rows = connection.Ask<int>(transaction, "SELECT count(DISTINCT row_number) FROM sample_results WHERE upload_id = @upload", ("upload", upload.Id));
                foreach (var id in Ids("SELECT DISTINCT sample_id FROM sample_results WHERE upload_id = @upload AND sample_id IS NOT NULL ORDER BY sample_id"))
                    ReadResults(plan, id);
                break;
            default:
                plan.Rows = connection.Ask<int>(transaction, "SELECT count(*) FROM finding_parts WHERE upload_id = @upload", ("upload", upload.Id));
                foreach (var id in Ids("SELECT DISTINCT finding_id FROM finding_parts WHERE upload_id = @upload ORDER BY finding_id"))
                    ReadFinding(plan, id);
                break;
        }
        foreach (var ((counter, day), figures) in _counters.Deltas)
        {
            plan.Count(counter, day.DayNumber, 0, figures.Batches, figures.Items, figures.Passed);
            plan.Days.Add(day.DayNumber);
        }
    }

    private void ReadSample(UndoPlan plan, long id)
    {
        var sample = Sample(id);
        plan.Rows++;
        plan.Batches++;
        plan.Days.Add(sample.SampledOn.DayNumber);
        if (sample.LifecycleStage != SampleLifecycle.Voided.Code)
            _counters.Change(sample.Standing(0), null);
        if (sample.LifecycleStage != SampleLifecycle.Registered.Code
            || connection.Ask<int>(transaction, "SELECT version FROM samples WHERE id = @id", ("id", id)) > 1
            || connection.Ask<int>(transaction, "SELECT count(*) FROM sample_purchases WHERE sample_id = @id", ("id", id)) > 0)
            plan.Block(UndoReason.SampleActedOn, Upload.FormatNumber(upload.Id), $"中抽样单 {sample.SampleNo}（{SampleLifecycle.StageName(sample.LifecycleStage)}）");
        foreach (var result in SampleHistory.Read(connection, transaction, "sample_id = @id", ("id", id)).Results)
            plan.Block(UndoReason.ResultsBuildOn, Upload.FormatNumber(result.UploadId), $"中抽样单 {sample.SampleNo} 的检验结果");
        // A case of an inbound finding names the sample because it was registered; the case stays, without the name.
        foreach (var found in AffectedCase.OfSample(connection, transaction, id).Where(one => one.SampleId == id))
            found.Note(plan, CaseEffect.Reduced, found.TestItems, connection, transaction, zone);
    }

    private void ReadResults(UndoPlan plan, long id)
    {
        var sample = Sample(id);
        if (sample.IsBlind)
            _blindCodes[sample.SampleNo] = sample.ResultNumber;
        var before = SampleHistory.Read(connection, transaction, "sample_id = @id", ("id", id));
        if (!SampleLifecycle.KeepsBlind(sample.LifecycleStage)
            && before.Results.Any(result => result.UploadId == upload.Id && result.Phase == ResultPhase.Initial))
            plan.Block(UndoReason.ResultLocked, Upload.FormatNumber(upload.Id), $"中抽样单 {sample.SampleNo} 的检验结果");
        var after = before.Without(entry => entry.Result.UploadId == upload.Id);
        // A recorded report stays what it is, whatever re-examination is taken back.
        var hasReport = sample.LifecycleStage == SampleLifecycle.Reported.Code || sample.LifecycleStage == SampleLifecycle.BackupReleased.Code;
        var changed = sample with { TestedOn = after.TestedOn, ReportedOn = hasReport ? sample.ReportedOn : after.ReportedOn, Verdict = after.Verdict };
        Changed.Add((sample, changed));
        _counters.Change(sample.Standing(StoredResult.Standing(before.Results).Count()), changed.Standing(StoredResult.Standing(after.Results).Count()));
        if (sample.ReportedOn is not null && changed.ReportedOn is null)
            plan.Batches++;
        foreach (var day in (DateOnly?[])[sample.TestedOn, sample.ReportedOn])
            if (day is { } moved)
                plan.Days.Add(moved.DayNumber);
        NoteRechecks(plan, sample.ResultNumber, before);
        NoteCase(plan, sample.DistrictCode, sample.SampleNo, goneFinding: null);
        if (after.FirstFailing() is { } failing && AffectedCase.Disposal(connection, transaction, sample.DistrictCode, sample.SampleNo) is null)
            CallForCase.Add((changed with { TestedOn = failing.TestedOn, ReportedOn = failing.ReportedOn }, failing, after.CaseItems()));
    }

    private void ReadFinding(UndoPlan plan, long id)
    {
        var (district, sampleNo, opener) = Finding(id);
        if (opener == upload.Id)
        {
            GoneFindings.Add(id);
            plan.Batches++;
            using var others = connection.Command(transaction,
                "SELECT DISTINCT upload_id FROM finding_parts WHERE finding_id = @id AND upload_id <> @upload", ("id", id), ("upload", upload.Id));
            using var row = others.ExecuteReader();
            while (row.Read())
                plan.Block(UndoReason.FindingExtended, Upload.FormatNumber(row.GetInt32(0)), $"补充了线索 {sampleNo} 的项目");
        }
        NoteCase(plan, district, sampleNo, opener == upload.Id ? id : null);
    }

    private void NoteRechecks(UndoPlan plan, string sampleNo, SampleHistory before)
    {
        foreach (var item in before.Entries.GroupBy(entry => Spelling.NameKey(entry.Result.TestItem)))
        {
            var initial = item.Where(entry => entry.Result.Phase == ResultPhase.Initial).ToList();
            var first = initial.Find(entry => entry.Result.UploadId == upload.Id);
            if (first is null || initial.Exists(entry => entry.Result.UploadId != upload.Id))
                continue;
            foreach (var recheck in item.Where(entry => entry.Result is { Phase: ResultPhase.Recheck, IsAside: false } && entry.Result.UploadId != upload.Id && entry.Id > first.Id))
                plan.Block(UndoReason.RecheckBuildsOn, Upload.FormatNumber(recheck.Result.UploadId), $"中抽样单 {sampleNo} 的“{recheck.Result.TestItem}”复检");
        }
    }

    private void NoteCase(UndoPlan plan, string district, string sampleNo, long? goneFinding)
    {
        var cases = AffectedCase.Disposals(connection, transaction, district, sampleNo);
        foreach (var found in cases)
            NoteCase(plan, found, cases.Count > 1, district, sampleNo, goneFinding);
    }

    /// <param name="isOneOfSeveral">Then it is called for by its own items alone.</param>
    private void NoteCase(UndoPlan plan, AffectedCase found, bool isOneOfSeveral, string district, string sampleNo, long? goneFinding)
    {
        found = found with { SampleNo = _blindCodes.GetValueOrDefault(sampleNo, sampleNo) };
        var before = SampleHistory.Read(connection, transaction,
            """
            sample_id IN (SELECT id FROM samples WHERE district_code = @district AND sample_no = @sample)
                OR finding_id IN (SELECT id FROM findings WHERE district_code = @district AND sample_no = @sample)
            """,
            ("sample", sampleNo), ("district", district));
        var after = before.Without(entry => entry.Result.UploadId == upload.Id);
        var itemsLeft = after.CaseItems();
        var items = UndoRules.WithoutItems(found.TestItems, before.CaseItems().Except(itemsLeft));
        var hasParty = connection.Ask<int>(transaction,
            "SELECT count(*) FROM case_party WHERE case_id = @case AND upload_id = @upload", ("case", found.Id), ("upload", upload.Id)) > 0;
        var opened = found.UploadId == upload.Id;
        // Opened by another's result, on the day of a report that goes: then on the day of the first report that is left.
        var byResult = before.Entries.FirstOrDefault(entry => entry.Result.UploadId == found.UploadId) is { IsOfFinding: false };
        var openedOn = byResult && after.CaseOpenedOn() is { } day && day != before.CaseOpenedOn() ? day : (DateOnly?)null;
        var loses = openedOn is not null || items != found.TestItems || hasParty || (goneFinding is not null && found.FindingId == goneFinding);
        var effect = UndoRules.EffectOn(opened, isOneOfSeveral ? itemsLeft.Any(found.Has) : itemsLeft.Count > 0, loses);
        // A party that a later import would have named was not noted for it: what the case would say without this import is not known.
        if (effect == CaseEffect.Reduced && hasParty && after.Entries.Any(entry => entry.Id > before.Entries.Last(own => own.Result.UploadId == upload.Id).Id))
            plan.Block(UndoReason.CaseJoined, found.Number, $"（样品 {found.SampleNo}）其后还有其他导入的记录加入");
        found.Note(plan, effect, items, connection, transaction, zone, openedOn);
    }

    private StoredSample Sample(long id)
    {
        using var command = connection.Command(transaction, $"SELECT {StoredSample.Columns} FROM samples WHERE id = @id", ("id", id));
        using var row = command.ExecuteReader();
        row.Read();
        return StoredSample.Read(row);
    }

    private (string District, string SampleNo, int UploadId) Finding(long id)
    {
        using var command = connection.Command(transaction, "SELECT district_code, sample_no, upload_id FROM findings WHERE id = @id", ("id", id));
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetString(0), row.GetString(1), row.GetInt32(2));
    }

    private List<long> Ids(string sql)
    {
        var ids = new List<long>();
        using var command = connection.Command(transaction, sql, ("upload", upload.Id));
        using var row = command.ExecuteReader();
        while (row.Read())
            ids.Add(row.GetInt64(0));
        return ids;
    }
}
