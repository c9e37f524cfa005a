using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Checks;
using FoodSafety.Lims.Web.Reference.Documents;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>Replaces a reference set by a document, whole and in one transaction, or says everything that is wrong with it.</summary>
/// <param name="Name">The set; a plan of a new year is a set that is not there yet, plans/&lt;district&gt;-….</param>
/// <param name="Content">The document, UTF-8.</param>
public sealed record ImportReferenceSet(string Name, byte[] Content)
{
    // Whoever replaces reference data, of whichever district, does so one after the other.
    private const string ReferenceLock = "reference";

    public Outcome<ReferenceImport> Handle(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        using var import = database.BeginImport(uploadId: 0, ReferenceLock, wholeFile: true);
        import.Begin();
        var sets = new ReferenceSets(import.Connection);
        var districts = Districts(import);
        var names = sets.Names();
        var planOf = districts.Where(code => Name.StartsWith($"plans/{code}-", StringComparison.Ordinal)).MaxBy(code => code.Length);
        if (planOf is null && (!names.Contains(Name) || Name.StartsWith("plans/", StringComparison.Ordinal)))
            return ExportReferenceSet.Unknown(Name, names);
        if (Decode() is not { } document)
            return ReferenceImport.Refused(Name, [new ReadingFault(Name, "", "not-utf8", "文件不是 UTF-8 编码，请另存为 UTF-8。")]);

        // What changes counters or takes organisations away must not meet an import that still follows the old rules.
        IReadOnlyList<string> locked = planOf is not null ? [planOf] : Name == OrganisationsFile.Name ? districts : [];
        foreach (var district in locked)
            import.LockToo(district);
        var before = sets.Content(Name);
        if (before == document)
            return ReferenceImport.Same(Name);
        var utf8 = Encoding.UTF8.GetBytes(document);
        var faults = DocumentCheck.Run(Name, planOf, utf8, import.Connection, import.Transaction);
        if (faults.Count > 0)
            return ReferenceImport.Refused(Name, faults);
        if (Running(import, locked) is { Count: > 0 } running)
            return new Refusal("import-running", $"导入 {string.Join('、', running)} 正在进行，未作任何更改；请待其完成后再试。");

        import.Months.Cause = new(AdjustmentCause.Plan, Name, now, caller.Name);
        CounterMoves? moves = null;
        IReadOnlyList<KeptEntry> kept = [];
        if (planOf is not null)
        {
            var plansBefore = sets.PlansByYear(planOf);
            Store(import, document, now);
            moves = new PlanRecount(import, planOf).Move(plansBefore, sets.PlansByYear(planOf));
        }
        else
        {
            Store(import, document, now);
            if (Name == OrganisationsFile.Name)
                kept = new OrganisationChanges(import.Connection, import.Transaction).Apply(JsonSerializer.Deserialize(utf8, ReferenceJson.Default.OrganisationsFile)!);
        }
        var scoredAnew = ValidityDocuments.Bears(Name) && ScoreDays.RequestForAll(import, now);
        var changes = ListChange.Between(before, document);
        AuditLog.Append(import.Connection, import.Transaction, now, caller.Name, import.Tell(new AuditedChange("import-reference", Name)
        {
            Before = new { document = before },
            After = new { document, changes },
        }));
        RulesVersion.Raise(import.Connection, import.Transaction);
        import.Commit();
        return new ReferenceImport(Name, true, changes, moves, kept, scoredAnew ? [Consequence(Name), "已选用有效性规则集的区：已存的快检记录将在后台按新内容重新判定有效性。"] : [Consequence(Name)], []);
    }

    private string? Decode()
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Content);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private void Store(ImportTransaction import, string document, DateTimeOffset now) => import.Connection.Run(import.Transaction,
        """
        INSERT INTO reference_sets (name, content, imported_at) VALUES (@name, @content, @at)
        ON CONFLICT (name) DO UPDATE SET content = excluded.content, imported_at = excluded.imported_at
        """,
        ("name", Name), ("content", document), ("at", now.ToUnixTimeMilliseconds()));

    private static List<string> Districts(ImportTransaction import)
    {
        var codes = new List<string>();
        using var command = import.Connection.Command(import.Transaction, "SELECT code FROM districts");
        using var row = command.ExecuteReader();
        while (row.Read())
            codes.Add(row.GetString(0));
        codes.Sort(StringComparer.Ordinal);
        return codes;
    }

    private static List<string> Running(ImportTransaction import, IReadOnlyList<string> districts)
    {
        var running = new List<string>();
        using var command = import.Connection.Command(import.Transaction, "SELECT id, district_code FROM uploads WHERE status = 'running' ORDER BY id");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (districts.Contains(row.GetString(1)))
                running.Add(Upload.FormatNumber(row.GetInt32(0)));
        }
        return running;
    }

    /// <summary>What a new document of this set means for what is stored.</summary>
    private static string Consequence(string set) => set switch
    {
        "limits" or "foods" or "food-categories" or "test-items" or "rapid-methods" or "vocabularies" or "source-profiles" =>
            "已存的记录不变：每行按其导入时的规则判定；以后的导入使用新内容。",
        "calendar" or "legal-limits" => "案件的时限从现在起按新内容计算，包括已立的案件。",
        "accreditations" => "已存的结果不变；以后的导入和录入按新的资质认定检查。",
        "contracts" or "laboratory-rules" => "承检统计、结算和考核从现在起按新内容计算；结算表按规则的生效日期取数。",
        "test-units" => "一街一车一室和各单元的检测量从现在起按新名录统计，包括已存的记录。",
        ValidityDocuments.RuleSets or ValidityDocuments.Kits or ValidityDocuments.Devices or ValidityDocuments.Testers =>
            "只影响已选用有效性规则集的区（lims validity）。",
        "populations" => "每千人批次从现在起按新人口数计算。",
        "organisations" => "已有记录的单位和区不会删除；以后的导入和覆盖率使用新内容。",
        _ => "该区的计数已按新计划由记录重新统计，任务进度从现在起按新计划计算。",
    };
}
