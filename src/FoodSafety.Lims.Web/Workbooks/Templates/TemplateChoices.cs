using System.Data.Common;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Workbooks.Templates;

/// <summary>The words a template offers, from the reference data as it is now.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="district">Its places alone, by name; null for those of all districts, by code.</param>
internal sealed class TemplateChoices(DbConnection connection, string? district)
{
    /// <summary>Lists of which another word is refused or may be; in all others it is kept as it is written.</summary>
    private static readonly HashSet<string> Closed = ["market", "lab", "organisation", "rapid-outcome", "organiser"];

    private readonly ReferenceSets _sets = new(connection);
    private readonly Dictionary<string, IReadOnlyList<string>> _known = [];

    /// <summary>The words of a column in the order people look for them; none where it is free text.</summary>
    public IReadOnlyList<string> Of(Column column)
    {
        if (column.Choices is not { } name)
            return [];
        if (!_known.TryGetValue(name, out var words))
            _known[name] = words = [.. Read(name).Distinct()];
        return words.Count > 0 ? words : throw new InvalidDataException($"The reference data have no words for '{name}'.");
    }

    /// <summary>What the template shows as an example of the column.</summary>
    public string ExampleOf(Column column) => column.Example ?? (column.Choices is null ? "" : Of(column)[0]);

    /// <summary>Whether another word is likely to be refused.</summary>
    public static bool IsClosed(Column column) => column.Choices is { } name && Closed.Contains(name);

    private IEnumerable<string> Read(string name) => name switch
    {
        "market" => Organisations("market"),
        "lab" => Organisations("lab"),
        "organisation" => Organisations("regulator").Concat(Organisations("lab")),
        "food-category" => _sets.FoodCategories().Select(row => row.Name),
        "test-item" => _sets.TestItems().Select(row => row.Name),
        "rapid-method" => _sets.RapidMethods().Select(row => row.Name),
        "unit" => _sets.RapidMethods().Select(row => row.Unit).Concat(_sets.Limits().Select(row => row.Unit)).OfType<string>()
            .GroupBy(unit => unit).OrderByDescending(unit => unit.Count()).Select(unit => unit.Key),
        _ => _sets.Vocabularies().Where(row => row.Vocabulary == name).Select(row => row.Name),
    };

    private List<string> Organisations(string kind)
    {
        var names = new List<string>();
        using var command = connection.Command(null,
            $"SELECT code, name FROM organisations WHERE kind = @kind{(district is null ? "" : " AND district_code = @district")} ORDER BY code", ("kind", kind));
        if (district is not null)
            command.Add("district", district);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            names.Add(reader.GetString(district is null ? 0 : 1));
        return names;
    }
}
