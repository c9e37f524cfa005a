using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Sealing;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>Stores sampling forms, registered, each with the office's own number; the same number with the same content is a duplicate, with other content a conflict.</summary>
public sealed class SampleStore(ImportTransaction import, RulesSnapshot rules)
{
    private readonly SampleCounters _counters = new(rules.PlansByYear);
    private readonly ContractOverrun _overrun = new(import, rules);

    /// <summary>Stores one chunk inside the open transaction; faults found here are added to the chunk.</summary>
    public ChunkOutcome Store(JudgedChunk<SampleRow> chunk)
    {
        import.Begin();
        var outcome = new ChunkOutcome { Read = chunk.Read, Blank = chunk.Blank, Refused = chunk.Refused };
        var notAccepted = new HashSet<int>();
        var voided = new List<RowFault>();
        var numbers = SampleNumbers.Take(import, rules.DistrictCode, chunk.Rows.Select(row => row.SampledOn.Year));
        foreach (var row in chunk.Rows)
        {
            if (row.FollowUpCase is { } followed && !IsOwnCase(followed))
            {
                notAccepted.Add(row.RowNumber);
                outcome.Refused++;
                chunk.Faults.Add(new RowFault(row.RowNumber, null, followed, FaultCodes.UnknownCase,
                    $"第 {row.RowNumber} 行：本辖区没有编号为 {followed} 的案件，请核对跟踪案件编号；不是跟踪抽检的留空。"));
                continue;
            }
            var ownNumber = numbers.Next(row.SampledOn.Year);
            if (Insert(row, ownNumber))
            {
                numbers.Use(row.SampledOn.Year);
                outcome.Accepted++;
                outcome.Batches++;
                _counters.Change(null, new StandingSample(
                    SampleFacts.Of(row.PlaceType, row.Stage, row.Category, row.MethodClass, row.Programme, row.ProgrammeSource, row.Selection),
                    row.SampledOn, null, null, null, null, 0));
                if (_overrun.Of(row) is { } warning)
                    chunk.Warnings.Add(warning);
                continue;
            }

            notAccepted.Add(row.RowNumber);
            if (Stored(row) is not { } found)
            {
                // The form's number is new, so it is the national one that is taken.
                outcome.Refused++;
                chunk.Faults.Add(new RowFault(row.RowNumber, null, row.NationalNo, FaultCodes.ConflictsWithStored,
                    $"第 {row.RowNumber} 行：国抽系统编号 {row.NationalNo} 已登记在另一份抽样单上，请核对。"));
                continue;
            }
            var (twin, differs, isVoided) = found;
            if (differs)
            {
                outcome.Refused++;
                chunk.Faults.Add(new RowFault(row.RowNumber, null, row.SampleNo, FaultCodes.ConflictsWithStored,
                    $"第 {row.RowNumber} 行：抽样单编号 {row.SampleNo} 已存（{twin.Where}），内容不同；先存入的保留。{(isVoided ? "该编号已作废，请用新的编号登记" : "登记有误而尚未报送结果的，请作废（void）后用新的编号登记，或撤回该次导入")}。"));
            }
            else
            {
                outcome.Duplicate++;
                chunk.Duplicates.Add(new DuplicateRow(row.RowNumber, twin.UploadId, twin.RowNumber));
                if (isVoided)
                    voided.Add(new RowFault(row.RowNumber, null, row.SampleNo, FaultCodes.SampleVoided,
                        $"第 {row.RowNumber} 行：抽样单 {row.SampleNo} 已作废，再次报送不能恢复；重新抽样的请用新的编号登记。"));
            }
        }

        chunk.Warnings.RemoveAll(warning => notAccepted.Contains(warning.RowNumber));
        chunk.Warnings.AddRange(voided);
        numbers.GiveBack();
        _counters.Write(import, rules.DistrictCode);
        return outcome;
    }

    private bool IsOwnCase(string number) => import.Connection.Ask<int?>(import.Transaction,
        "SELECT id FROM cases WHERE number = @number AND district_code = @district", ("number", number), ("district", rules.DistrictCode)) is not null;

    private bool Insert(SampleRow row, string ownNumber)
    {
        var id = StoredTable.Samples.Insert(
            import, import.UploadId, row.RowNumber,
            row.SampleNo, ownNumber, row.NationalNo, row.ComplaintNo, rules.DistrictCode, row.SampledOn.DayNumber, row.ProgrammeSource, row.Programme, row.Selection,
            row.MethodClass, row.SamplingOrganisation, row.Laboratory, row.SampledParty, row.Food, row.FoodCategory, row.Category, row.Stage, row.PlaceType,
            row.Details, row.FollowUpCase);
        if (id is not null)
            import.Stored.Add(import.UploadId, StoredTable.SampleStandings.SealOf(row.RowNumber, "sampled", null, null, null, null));
        return id is not null;
    }

    /// <summary>Where the stored form of this number came from, and whether it says something else; null when there is none.</summary>
    private ((int UploadId, int RowNumber, string Where) Twin, bool Differs, bool IsVoided)? Stored(SampleRow row)
    {
        using var command = import.Connection.Command(import.Transaction,
            """
            SELECT district_code, sampled_on, programme_source, programme, selection, method_class, sampling_organisation, laboratory, sampled_party,
                food, food_category, stage, place_type, details, upload_id, row_number, lifecycle_stage
            FROM samples WHERE sample_no = @sample
            """,
            ("sample", row.SampleNo));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return null;
        var stored = Enumerable.Range(0, 14).Select(column => reader.IsDBNull(column) ? null : column == 1 ? (object)reader.GetInt32(1) : reader.GetString(column));
        object?[] written =
        [
            rules.DistrictCode, row.SampledOn.DayNumber, row.ProgrammeSource, row.Programme, row.Selection, row.MethodClass, row.SamplingOrganisation,
            row.Laboratory, row.SampledParty, row.Food, row.FoodCategory, row.Stage, row.PlaceType, row.Details,
        ];
        var (upload, rowNumber) = (reader.GetInt32(14), reader.GetInt32(15));
        return ((upload, rowNumber, $"{Upload.FormatNumber(upload)} 第 {rowNumber} 行"), !stored.SequenceEqual(written), reader.GetString(16) == SampleLifecycle.Voided.Code);
    }
}
