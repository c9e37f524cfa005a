using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Workbooks.Templates;

namespace FoodSafety.Lims.Web.Corrections.Views;

/// <summary>The words a form offers for one column: those the template of the same columns offers.</summary>
/// <param name="Choices">In the order people look for them.</param>
/// <param name="IsClosed">Whether another word is refused.</param>
public sealed record ColumnWords(IReadOnlyList<ColumnWords.Choice> Choices, bool IsClosed)
{
    /// <param name="Value">As a file would say it.</param>
    /// <param name="Label">As people read it.</param>
    public sealed record Choice(string Value, string Label);

    /// <returns>By the English name of the column; free text has none.</returns>
    public static IReadOnlyDictionary<string, ColumnWords> Of(LimsDatabase database, string kind, string district)
    {
        using var connection = database.OpenConnection();
        var templates = new TemplateChoices(connection, district);
        return ImportKinds.Columns(kind).Columns.Where(column => column.Choices is not null).ToDictionary(
            column => column.Name,
            column => new ColumnWords(
                column.Choices == "market" ? Markets() : [.. templates.Of(column).Select(word => new Choice(word, word))],
                TemplateChoices.IsClosed(column)));

        // A stored row names its market by the code, and a code alone tells people nothing.
        List<Choice> Markets()
        {
            var markets = new List<Choice>();
            using var command = connection.Command(null, "SELECT code, name FROM organisations WHERE kind = 'market' AND district_code = @district ORDER BY code", ("district", district));
            using var reader = command.ExecuteReader();
            while (reader.Read())
                markets.Add(new Choice(reader.GetString(0), $"{reader.GetString(1)}（{reader.GetString(0)}）"));
            return markets;
        }
    }
}
