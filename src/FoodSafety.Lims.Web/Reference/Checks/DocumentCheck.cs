using System.Data.Common;
using System.Text.Json;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Reference.Documents;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Everything that is wrong with a document that is to replace a reference set, all at once.</summary>
internal static class DocumentCheck
{
    /// <param name="name">The set.</param>
    /// <param name="district">The district of a plan; null of other sets.</param>
    /// <param name="utf8">The document without byte order mark.</param>
    /// <param name="connection">The database it must agree with.</param>
    /// <param name="transaction">The open transaction.</param>
    public static IReadOnlyList<ReadingFault> Run(string name, string? district, ReadOnlyMemory<byte> utf8, DbConnection connection, DbTransaction transaction)
    {
        var sets = new ReferenceSets(connection);
        var faults = new List<ReadingFault>();
        switch (name)
        {
            case "calendar":
                faults.AddRange(WorkingCalendarFile.Read(utf8).Faults);
                break;
            case "legal-limits":
                faults.AddRange(LegalLimitsFile.Read(utf8).Faults);
                break;
            case "populations":
                Populations(utf8, sets, connection, transaction, faults);
                break;
            case "food-categories":
                NamedRowsChecks.FoodCategories(utf8, faults);
                break;
            case "foods":
                NamedRowsChecks.Foods(utf8, sets, faults);
                if (faults.Count == 0)
                    NamedRowsChecks.LimitsJudge(sets.Limits(), JsonSerializer.Deserialize(utf8.Span, ReferenceJson.Default.ReferenceRowsFoodRow)!.Rows, name, faults);
                break;
            case "test-items":
                NamedRowsChecks.TestItems(utf8, faults);
                break;
            case "rapid-methods":
                NamedRowsChecks.RapidMethods(utf8, faults);
                break;
            case "vocabularies":
                NamedRowsChecks.Vocabularies(utf8, sets, faults);
                break;
            case SourceProfileRow.Set:
                SourceProfilesCheck.Run(utf8, sets, Texts(connection, transaction, "SELECT DISTINCT profile_code FROM profile_assignments WHERE profile_code IS NOT NULL"), faults);
                break;
            case "limits":
                LimitsCheck.Run(utf8, sets, faults);
                if (faults.Count == 0)
                    NamedRowsChecks.LimitsJudge(JsonSerializer.Deserialize(utf8.Span, ReferenceJson.Default.ReferenceRowsLimitDocumentRow)!.Rows, sets.Foods(), name, faults);
                break;
            case LaboratoryDocuments.Accreditations or LaboratoryDocuments.Contracts or LaboratoryDocuments.Rules:
                LaboratoryChecks.Run(name, utf8, sets, Texts(connection, transaction, "SELECT code FROM organisations WHERE kind = 'lab'"), Texts(connection, transaction, "SELECT code FROM districts"), faults);
                return faults;
            case "test-units":
                TestUnits(utf8, connection, transaction, faults);
                return faults;
            case ValidityDocuments.RuleSets or ValidityDocuments.Kits or ValidityDocuments.Devices or ValidityDocuments.Testers:
                ValidityDocumentsCheck.Run(name, utf8, sets, Texts(connection, transaction, "SELECT code FROM organisations"),
                    Texts(connection, transaction, "SELECT DISTINCT rule_set FROM validity_choices WHERE rule_set IS NOT NULL"), faults);
                return faults;
            case OrganisationsFile.Name:
                OrganisationsCheck.Run(utf8, connection, transaction, faults);
                break;
            default:
                var (plan, planFaults) = PlanFile.Read(utf8);
                faults.AddRange(planFaults);
                if (plan is not null)
                    PlanCheck.Run(name, district!, plan, sets, Texts(connection, transaction, "SELECT code FROM organisations WHERE kind = 'market'"), faults);
                return faults;
        }
        if (faults.Count == 0 && IsEmpty(utf8))
            faults.Add(new(name, "rows", "empty", "文件中没有任何一行；空的参考数据会使以后的导入无从判定。"));
        return faults;
    }

    private static void Populations(ReadOnlyMemory<byte> utf8, ReferenceSets sets, DbConnection connection, DbTransaction transaction, List<ReadingFault> faults)
    {
        var (after, read) = PopulationsFile.Read(utf8);
        faults.AddRange(read);
        if (after is null)
            return;
        var districts = Texts(connection, transaction, "SELECT code FROM districts");
        foreach (var population in after.All.Where(row => !districts.Contains(row.District)))
            faults.Add(new($"人口 {population.District}", "district", "unknown-district", $"没有编码为“{population.District}”的区。"));

        // What a plan is locked to does not move: a newer figure is a row more.
        var before = sets.Populations();
        foreach (var district in districts)
        {
            foreach (var (plan, target) in sets.Plans(district).SelectMany(stored => stored.Plan.Targets.SelectMany(target => target.SelfAndParts()).Select(target => (stored.Name, target))))
            {
                if (target.Population is { } basis && before.Of(district, basis) is { } locked && after.Of(district, basis)?.Value != locked.Value)
                    faults.Add(new($"人口 {district}", "value", "locked-by-plan", FormattableString.Invariant(
                        $"{plan} 的指标 {target.Code} 锁定 {basis.Year} 年{basis.Kind} {locked.Value:#,0}，不能改动或删去；新的人口数请另加一行。")));
            }
        }
    }

    private static void TestUnits(ReadOnlyMemory<byte> utf8, DbConnection connection, DbTransaction transaction, List<ReadingFault> faults)
    {
        var (units, unreadable) = TestUnitsFile.Read(utf8);
        faults.AddRange(unreadable);
        var districts = Texts(connection, transaction, "SELECT code FROM districts");
        var markets = Texts(connection, transaction, "SELECT district_code || '/' || code FROM organisations WHERE kind = 'market'");
        foreach (var unit in units?.All ?? [])
        {
            if (!districts.Contains(unit.District))
                faults.Add(new($"快检单元 {unit.Code}", "district", "unknown-district", $"没有编码为“{unit.District}”的区。"));
            if (unit.Market is { } market && !markets.Contains($"{unit.District}/{market}"))
                faults.Add(new($"快检单元 {unit.Code}", "market", "unknown-market", $"区 {unit.District} 没有编码为“{market}”的市场，请核对市场编码。"));
        }
    }

    private static bool IsEmpty(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return !document.RootElement.TryGetProperty("rows", out var rows) || rows.GetArrayLength() == 0;
    }

    private static HashSet<string> Texts(DbConnection connection, DbTransaction transaction, string sql)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        using var command = connection.Command(transaction, sql);
        using var row = command.ExecuteReader();
        while (row.Read())
            texts.Add(row.GetString(0));
        return texts;
    }
}
