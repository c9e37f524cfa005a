namespace FoodSafety.Lims.Web.Shell.Pages;

/// <summary>The address of a list's page: what is asked for, and where the next page begins.</summary>
public static class ListAddress
{
    /// <summary>A field as it was filled in; null where it was left blank.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The query of the next page: the same question from the cursor on.</summary>
    public static string Next(string? cursor, params ReadOnlySpan<(string Name, string? Value)> asked)
    {
        var query = new Dictionary<string, string?>();
        foreach (var (name, value) in asked)
            query[name] = value;
        query["Cursor"] = cursor;
        return QueryString.Create(query).ToString();
    }
}
