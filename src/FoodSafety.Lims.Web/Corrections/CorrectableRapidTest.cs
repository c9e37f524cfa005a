using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Sealing;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>A stored rapid test.</summary>
internal sealed class CorrectableRapidTest : CorrectableRow
{
    private static readonly Dictionary<string, string> Inferred = new() { ["food_category"] = "food", ["place_type"] = "market" };

    private int Day { get; init; }

    private int Market { get; init; }

    private string SampleNo { get; init; } = "";

    private string Item { get; init; } = "";

    private long TestedAt { get; init; }

    private bool IsPositive { get; init; }

    protected override IReadOnlyDictionary<string, string> InferredFrom => Inferred;

    protected override ColumnSet Columns => RapidTestColumns.Set;

    public static CorrectableRapidTest? Find(DbConnection connection, DbTransaction? transaction, long id, TimeZoneInfo zone)
    {
        using var command = connection.Command(transaction,
            """
            SELECT t.tested_on, t.market_id, t.sample_no, item.text, t.tested_at, t.tested_precision, t.outcome, t.reported_outcome, t.organiser,
                o.code, food.text, category.text, method.text, t.reading, unit.text, place.text, stage.text, programme.text,
                t.stall_no, t.vendor, t.unit_code, t.notified_at, t.details, t.upload_id, t.row_number
            FROM rapid_tests t
            JOIN organisations o ON o.id = t.market_id JOIN terms item ON item.id = t.item_id JOIN terms food ON food.id = t.food_id
            LEFT JOIN terms category ON category.id = t.category_id LEFT JOIN terms method ON method.id = t.method_id
            LEFT JOIN terms unit ON unit.id = t.unit_id LEFT JOIN terms place ON place.id = t.place_type_id
            LEFT JOIN terms stage ON stage.id = t.stage_id LEFT JOIN terms programme ON programme.id = t.programme_id
            WHERE t.id = @id
            """,
            ("id", id));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["sample_no"] = row.GetString(2),
            ["test_item"] = row.GetString(3),
            ["tested_at"] = Time(row.GetInt64(4), (TimePrecision)row.GetInt16(5), zone),
            ["outcome"] = (RapidOutcome)row.GetInt16(7) switch { RapidOutcome.Negative => "阴性", RapidOutcome.Positive => "阳性", RapidOutcome.Suspect => "可疑", _ => "无效" },
            ["organiser"] = (Organiser)row.GetInt16(8) switch { Organiser.Market => "市场自检", Organiser.Company => "企业自检", _ => "监管" },
            ["market"] = row.GetString(9),
            ["food"] = row.GetString(10),
        };
        foreach (var (name, column) in (ReadOnlySpan<(string, int)>)[("food_category", 11), ("method", 12), ("reading", 13), ("unit", 14), ("place_type", 15),
            ("stage", 16), ("programme", 17), ("stall_no", 18), ("vendor", 19), ("unit_code", 20)])
            if (!row.IsDBNull(column))
                values[name] = row.GetString(column);
        if (!row.IsDBNull(21))
            values["notified_at"] = Time(row.GetInt64(21), TimePrecision.Second, zone);
        if (!row.IsDBNull(22))
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(22))!)
                values[name] = value;
        return new CorrectableRapidTest
        {
            Id = id,
            UploadId = row.GetInt32(23),
            RowNumber = row.GetInt32(24),
            Values = values,
            Outcome = Lower((RapidOutcome)row.GetInt16(6)),
            Days = new HashSet<int> { row.GetInt32(0) },
            Day = row.GetInt32(0),
            Market = row.GetInt32(1),
            SampleNo = row.GetString(2),
            Item = row.GetString(3),
            TestedAt = row.GetInt64(4),
            IsPositive = (RapidOutcome)row.GetInt16(6) == RapidOutcome.Positive,
        };
    }

    public override IReadOnlyList<RowView.RelatedRow> Related(DbConnection connection, TimeZoneInfo zone)
    {
        var related = new List<RowView.RelatedRow>();
        using var command = connection.Command(null,
            """
            SELECT t.id, item.text, t.tested_at, t.tested_precision, t.outcome FROM rapid_tests t JOIN terms item ON item.id = t.item_id
            WHERE t.tested_on = @day AND t.market_id = @market AND t.sample_no = @sample AND t.id <> @id ORDER BY t.tested_at, t.id
            """,
            ("day", Day), ("market", Market), ("sample", SampleNo), ("id", Id));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (id, at) = (row.GetInt64(0), row.GetInt64(2));
            var relation = row.GetString(1) != Item ? "item" : (at, id).CompareTo((TestedAt, Id)) < 0 ? "first" : "repeat";
            related.Add(new RowView.RelatedRow(
                id, relation, row.GetString(1), Time(at, (TimePrecision)row.GetInt16(3), zone), Lower((RapidOutcome)row.GetInt16(4))));
        }
        return related;
    }

    public override string? CaseNumber(DbConnection connection, string district) => AffectedCase.Positive(connection, null, Day, Market, SampleNo)?.Number;

    public override Outcome<CorrectionEffect> Replace(
        ImportTransaction import, RulesSnapshot rules, IReadOnlyDictionary<string, string> changed, string note, string by, DateTimeOffset at)
    {
        var (source, map) = FileOf(Columns, changed);
        using var file = source;
        var chunk = new RapidTestChunk();
        new RapidTestReader(source, map, rules).Read(chunk);
        if (RefusalOf(chunk) is { } unread)
            return unread;
        CollectionsMarshal.AsSpan(chunk.Rows)[0].RowNumber = RowNumber;
        var corrected = chunk.Rows[0];
        var sampleNo = Encoding.UTF8.GetString(chunk.Text(corrected.SampleNo));
        var oldCase = AffectedCase.Positive(import.Connection, import.Transaction, Day, Market, SampleNo);
        var newCases = AffectedCase.Positives(import.Connection, import.Transaction, corrected.TestedOn, corrected.MarketId, sampleNo);
        var scoring = rules.Validity.IsKept ? ScoringOf(import, rules, changed, at) : null;
        TakeOut(import, rules);
        var bereft = scoring?.Forget(Id.ToString(CultureInfo.InvariantCulture)) ?? [];
        using (var store = import.RapidTests(rules))
        {
            store.ScoresElsewhere = true;
            store.Store(chunk);
        }
        if (RefusalOf(chunk) is { } refused)
            return refused;
        KeepId(import, corrected, sampleNo);
        scoring?.These([.. bereft, Id]);
        return Follow(import, corrected, sampleNo, chunk, oldCase, newCases, note, by, at);
    }

    /// <summary>The corrected row is scored under its own id, as one whose photos came now where it had none.</summary>
    private ScoreTests ScoringOf(ImportTransaction import, RulesSnapshot rules, IReadOnlyDictionary<string, string> changed, DateTimeOffset at) =>
        new(import, rules.DistrictCode, rules.Validity, rules.PlansByYear, rules.Zone)
        {
            PhotosAddedNow = !Values.ContainsKey("photos") && changed.ContainsKey("photos") ? (Id, at) : null,
        };

    /// <summary>The row and what it counts: the batch before, the batch without it, the difference.</summary>
    private void TakeOut(ImportTransaction import, RulesSnapshot rules)
    {
        var counters = new RapidTestCounters(import.Connection, import.Transaction, rules.PlansByYear);
        var (before, after) = (new BatchTally(), new BatchTally());
        using (var command = import.Connection.Command(import.Transaction,
            $"""
            SELECT id, item_id, outcome, organiser, place_type_id, stage_id, category_id, programme_id, {ValidityLaws.NotValid(rules.Validity.IsKept, "rapid_tests.id")} FROM rapid_tests
            WHERE tested_on = @day AND market_id = @market AND sample_no = @sample
            """,
            ("day", Day), ("market", Market), ("sample", SampleNo)))
        using (var row = command.ExecuteReader())
            while (row.Read())
            {
                var (item, outcome, filled) = (row.GetInt32(1), (RapidOutcome)row.GetInt16(2), counters.Of(Day, Market, row, 3));
                before.Add(item, outcome, filled);
                if (row.GetInt64(0) != Id)
                    after.Add(item, outcome, filled);
            }
        var changes = new List<CounterChange>();
        for (var bits = before.Counted; bits != 0; bits &= bits - 1)
        {
            var bit = BitOperations.TrailingZeroCount(bits);
            changes.Add(new CounterChange(
                counters.CodeOf(Day, bit), Day, Market,
                Bit(after.Counted, bit) - 1, after.ItemsOf(bit) - before.ItemsOf(bit), Bit(after.Passed, bit) - Bit(before.Passed, bit)));
        }
        import.Stored.Remove(RapidTestSeals.Read(import.Connection, import.Transaction, "id = @id", ("id", Id)));
        import.Connection.Run(import.Transaction, "DELETE FROM rapid_tests WHERE id = @id", ("id", Id));
        import.AddToCounters(rules.DistrictCode, changes);
    }

    /// <summary>The corrected row has the place of the old one: its id, and so its upload's run of ids.</summary>
    private void KeepId(ImportTransaction import, in RapidTestRow corrected, string sampleNo)
    {
        import.ForgetIds();
        import.Connection.Run(import.Transaction,
            """
            UPDATE rapid_tests SET id = @id WHERE id = (SELECT max(id) FROM rapid_tests
                WHERE tested_on = @day AND market_id = @market AND sample_no = @sample AND upload_id = @upload AND row_number = @row)
            """,
            ("id", Id), ("day", corrected.TestedOn), ("market", corrected.MarketId), ("sample", sampleNo), ("upload", UploadId), ("row", RowNumber));
    }

    private CorrectionEffect Follow(
        ImportTransaction import, in RapidTestRow corrected, string sampleNo, RapidTestChunk chunk,
        AffectedCase? oldCase, IReadOnlyList<AffectedCase> newCases, string note, string by, DateTimeOffset at)
    {
        var sentences = chunk.Warnings.Select(warning => warning.Message).ToList();
        AffectedCase? touched = null;
        var days = new HashSet<int> { corrected.TestedOn };
        if (corrected.Outcome == RapidOutcome.Positive)
        {
            var opened = AffectedCase.Positives(import.Connection, import.Transaction, corrected.TestedOn, corrected.MarketId, sampleNo)
                .FirstOrDefault(one => newCases.All(before => before.Id != one.Id));
            touched = newCases.Count == 0 ? opened!
                : newCases[0].HasEnded ? Reopen(import, newCases, opened)
                : Join(import, newCases[0], opened, sentences, note, by, at);
            if (touched.Id == opened?.Id)
                sentences.Add(newCases.Count == 0 ? $"更正后为阳性：立案 {touched.Number}。" : $"案件 {newCases[0].Number} 已经办结，更正后为阳性：另立案 {touched.Number}。");
            else if (newCases[0].HasEnded)
                sentences.Add($"案件 {touched.Number} 已经办结，其中已有此项目。");
        }
        if (IsPositive && oldCase is not null && (corrected.Outcome != RapidOutcome.Positive || oldCase.Id != touched?.Id))
        {
            CaseNote.Write(import, oldCase.Id, $"所依据的快检记录（样品 {SampleNo}，{Item}）已更正，不再是阳性：{note}", by, at);
            sentences.Add($"案件 {oldCase.Number} 不因更正而撤销：在案件中注明，请按流程办结。");
            touched ??= oldCase;
        }
        return new CorrectionEffect(touched?.Id, touched?.Number, sentences, days);
    }

    /// <summary>The batch's cases have ended: what storing opened stands and names the last, unless one of them was about the item already.</summary>
    private AffectedCase Reopen(ImportTransaction import, IReadOnlyList<AffectedCase> ended, AffectedCase? opened)
    {
        var about = ended.FirstOrDefault(one => one.Has(StoredItem(import)));
        if (opened is null)
            return about ?? ended[0];
        if (about is not null)
        {
            CaseWriter.Withdraw(import.Connection, import.Transaction, opened.Id, import.ChangedRows);
            return about;
        }
        var opening = import.Connection.Ask<long?>(import.Transaction, "UPDATE case_event SET link = @ended WHERE case_id = @id AND action = 'open' AND link IS NULL RETURNING id",
            ("ended", ended[0].Number), ("id", opened.Id));
        if (opening is { } linked)
            import.ChangedRows.Add(RowChange.Changed("case_event", linked, ("link", null, ended[0].Number)));
        return opened;
    }

    /// <summary>The batch had its case: what storing opened beside it goes, and the item joins the case that is there.</summary>
    private AffectedCase Join(ImportTransaction import, AffectedCase standing, AffectedCase? opened, List<string> sentences, string note, string by, DateTimeOffset at)
    {
        if (opened is not null)
            CaseWriter.Withdraw(import.Connection, import.Transaction, opened.Id, import.ChangedRows);
        var item = StoredItem(import);
        if (standing.Has(item))
            return standing;
        if (opened is not null)
            import.Connection.Run(import.Transaction, "UPDATE cases SET test_items = test_items || @more WHERE id = @id", ("more", "、" + item), ("id", standing.Id));
        CaseNote.Write(import, standing.Id, $"更正后“{item}”也为阳性：{note}", by, at);
        sentences.Add($"“{item}”并入案件 {standing.Number}。");
        return standing;
    }

    /// <summary>The item as the corrected row has it.</summary>
    private string StoredItem(ImportTransaction import) =>
        import.Connection.Ask<string>(import.Transaction, "SELECT t.text FROM rapid_tests r JOIN terms t ON t.id = r.item_id WHERE r.id = @id", ("id", Id))!;

    private static string Time(long milliseconds, TimePrecision precision, TimeZoneInfo zone) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToLocal(zone).ToString(precision switch
        {
            TimePrecision.Day => "yyyy-MM-dd",
            TimePrecision.Minute => "yyyy-MM-dd HH:mm",
            _ => "yyyy-MM-dd HH:mm:ss",
        }, CultureInfo.InvariantCulture);

    private static string Lower(RapidOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static int Bit(ulong bits, int bit) => (int)(bits >> bit & 1);
}
