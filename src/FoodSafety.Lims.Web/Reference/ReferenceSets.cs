using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Reference.Documents;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>The stored reference documents, read below EF so that an import starts fast.</summary>
public sealed class ReferenceSets(DbConnection connection)
{
    public IReadOnlyList<FoodCategoryRow> FoodCategories() => Rows("food-categories", ReferenceJson.Default.ReferenceRowsFoodCategoryRow);

    public IReadOnlyList<FoodRow> Foods() => Rows("foods", ReferenceJson.Default.ReferenceRowsFoodRow);

    public IReadOnlyList<TestItemRow> TestItems() => Rows("test-items", ReferenceJson.Default.ReferenceRowsTestItemRow);

    public IReadOnlyList<RapidMethodRow> RapidMethods() => Rows("rapid-methods", ReferenceJson.Default.ReferenceRowsRapidMethodRow);

    public IReadOnlyList<LimitDocumentRow> Limits() => Rows("limits", ReferenceJson.Default.ReferenceRowsLimitDocumentRow);

    public IReadOnlyList<VocabularyRow> Vocabularies() => Rows("vocabularies", ReferenceJson.Default.ReferenceRowsVocabularyRow);

    /// <summary>How platforms write their logs, each version; none before the document is imported.</summary>
    public IReadOnlyList<SourceProfile> SourceProfiles() => [.. SourceProfileRows().Select(row => row.ToProfile())];

    /// <summary>The same as the document has it.</summary>
    public IReadOnlyList<SourceProfileRow> SourceProfileRows() =>
        Content(SourceProfileRow.Set) is { } json ? JsonSerializer.Deserialize(json, ReferenceJson.Default.ReferenceRowsSourceProfileRow)!.Rows : [];

    /// <summary>The dated limits and requirements of the law.</summary>
    public LegalLimits Law()
    {
        var (limits, faults) = LegalLimitsFile.Read(Encoding.UTF8.GetBytes(Content("legal-limits") ?? throw new InvalidDataException("The reference set 'legal-limits' is missing.")));
        return limits ?? throw new InvalidDataException($"The stored legal limits cannot be read: {faults[0]}");
    }

    /// <summary>The working calendar.</summary>
    public WorkingCalendar Calendar()
    {
        var (calendar, faults) = WorkingCalendarFile.Read(Encoding.UTF8.GetBytes(Content("calendar") ?? throw new InvalidDataException("The reference set 'calendar' is missing.")));
        return calendar ?? throw new InvalidDataException($"The stored working calendar cannot be read: {faults[0]}");
    }

    /// <summary>Laboratories' accreditations; none before the document is imported.</summary>
    public Accreditations Accreditations() => LaboratoryDocuments.ReadAccreditations(Content(LaboratoryDocuments.Accreditations), TestItems);

    /// <summary>Contracts with laboratories; none before the document is imported.</summary>
    public LaboratoryContracts Contracts() => LaboratoryDocuments.ReadContracts(Content(LaboratoryDocuments.Contracts));

    /// <summary>Rules about laboratories' work; none before the document is imported.</summary>
    public LaboratoryRules LaboratoryRules() => LaboratoryDocuments.ReadRules(Content(LaboratoryDocuments.Rules));

    /// <summary>What a district's rapid tests are scored by.</summary>
    public ValidityLaw Validity(string district) => ValidityLaws.Read(connection, district);

    /// <summary>The register of 快检车 and 快检室; none before the document is imported.</summary>
    public TestUnits TestUnits() =>
        Content("test-units") is { } json ? TestUnitsFile.Read(Encoding.UTF8.GetBytes(json)).ToOutcome().Value : new TestUnits([]);

    /// <summary>The populations of all districts; none before the document is imported.</summary>
    public Populations Populations() => new(
        Content("populations") is { } json ? [.. JsonSerializer.Deserialize(json, ReferenceJson.Default.ReferenceRowsPopulation)!.Rows] : []);

    /// <summary>The district's plan of each year; where two documents cover a year, the one that begins later.</summary>
    public IReadOnlyDictionary<int, Plan> PlansByYear(string district)
    {
        var byYear = new Dictionary<int, Plan>();
        foreach (var (_, plan) in Plans(district).OrderBy(stored => stored.Plan.FirstYear))
        {
            for (var year = plan.FirstYear; year <= plan.LastYear; year++)
                byYear[year] = plan.In(year).Value;
        }
        return byYear;
    }

    /// <summary>Every plan document of the district with the name of its set, in the order of the names.</summary>
    public IReadOnlyList<(string Name, Plan Plan)> Plans(string district)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, content FROM reference_sets WHERE name LIKE @prefix ORDER BY name";
        Bind(command, "prefix", $"plans/{district}-%");
        var plans = new List<(string Name, Plan Plan)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (plan, faults) = PlanFile.Read(Encoding.UTF8.GetBytes(reader.GetString(1)));
            if (plan is null)
                throw new InvalidDataException($"The stored plan '{reader.GetString(0)}' cannot be read: {faults[0]}");
            // 510900-% names the plans of 510900-HD too.
            if (plan.District == district)
                plans.Add((reader.GetString(0), plan));
        }
        return plans;
    }

    /// <summary>The names of all sets, in order.</summary>
    public IReadOnlyList<string> Names()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM reference_sets";
        var names = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            names.Add(reader.GetString(0));
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>A document as it was imported, or null.</summary>
    public string? Content(string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM reference_sets WHERE name = @name";
        Bind(command, "name", name);
        return (string?)command.ExecuteScalar();
    }

    private IReadOnlyList<TRow> Rows<TRow>(string name, JsonTypeInfo<ReferenceRows<TRow>> type) =>
        JsonSerializer.Deserialize(Content(name) ?? throw new InvalidDataException($"The reference set '{name}' is missing."), type)!.Rows;

    private static void Bind(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
