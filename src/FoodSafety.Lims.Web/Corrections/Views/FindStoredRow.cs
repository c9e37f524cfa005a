using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Web.Corrections.Views;

/// <summary>Where the row of a file is stored: the page of the record it became (the first, where a cell held several items).</summary>
/// <param name="Number">The upload's public id.</param>
/// <param name="Row">The spreadsheet's row number.</param>
public sealed record FindStoredRow(string Number, int Row)
{
    /// <returns>An address such as <c>/rapid-tests/123</c>; whether its reader may see it is asked there.</returns>
    public Outcome<string> Handle(LimsDatabase database)
    {
        using var connection = database.OpenConnection();
        if (Upload.ParseNumber(Number) is not { } upload)
            return Unknown;
        if (connection.Ask<long?>(null,
            "SELECT min(id) FROM sample_results WHERE upload_id = @upload AND row_number = @row", ("upload", upload), ("row", Row)) is { } result)
            return FormattableString.Invariant($"/results/{result}");
        foreach (var (first, last) in RapidTestsUndo.Runs(connection, null, upload))
            if (connection.Ask<long?>(null,
                "SELECT id FROM rapid_tests WHERE id BETWEEN @first AND @last AND upload_id = @upload AND row_number = @row",
                ("first", first), ("last", last), ("upload", upload), ("row", Row)) is { } test)
                return FormattableString.Invariant($"/rapid-tests/{test}");
        return Unknown;
    }

    private Refusal Unknown => new("unknown-row", $"{Number} 第 {Row} 行没有存入的记录。", RefusalKind.NotFound);
}
