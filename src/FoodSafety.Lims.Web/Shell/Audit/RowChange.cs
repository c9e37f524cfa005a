using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>How one stored row changed: only the columns that did.</summary>
/// <param name="Row">Table and key, e.g. cases/17.</param>
/// <param name="Before">Column → value; null for a new row.</param>
/// <param name="After">Column → value; null for a row taken away.</param>
public sealed record RowChange(string Row, IReadOnlyDictionary<string, object?>? Before, IReadOnlyDictionary<string, object?>? After)
{
    /// <summary>What nobody may read in the audit; that it changed is told.</summary>
    private static readonly string[] Secrets = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp"];

    private const string Hidden = "…";

    /// <summary>How the audit writes an instant, in UTC to the millisecond.</summary>
    public const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fff'Z'";

    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>A row that a hand-written statement added, its values as the model has them.</summary>
    public static RowChange Added(string table, long id, params ReadOnlySpan<(string Column, object? Value)> values) => new($"{table}/{id}", null, Columns(values));

    /// <summary>Columns that a hand-written statement changed.</summary>
    public static RowChange Changed(string table, long id, params ReadOnlySpan<(string Column, object? Before, object? After)> values)
    {
        var (before, after) = (new Dictionary<string, object?>(), new Dictionary<string, object?>());
        foreach (var (column, was, becomes) in values)
            (before[column], after[column]) = (Readable(was), Readable(becomes));
        return new($"{table}/{id}", before, after);
    }

    /// <summary>A row that a hand-written statement took away.</summary>
    public static RowChange Removed(string table, long id) => new($"{table}/{id}", new Dictionary<string, object?>(), null);

    /// <summary>A change that is about to be saved; what it answers, once it was saved, knows the keys the database gave.</summary>
    public static Func<RowChange> Of(EntityEntry entry)
    {
        var (table, state) = (entry.Metadata.GetTableName(), entry.State);
        var columns = entry.Properties.Where(property => state != EntityState.Modified || property.IsModified).ToList();
        var before = state == EntityState.Added ? null : Values(columns, property => property.OriginalValue);
        return () => new(
            $"{table}/{string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => Readable(entry.Property(key).CurrentValue)))}",
            before, state == EntityState.Deleted ? null : Values(columns, property => property.CurrentValue));
    }

    private static Dictionary<string, object?> Columns(ReadOnlySpan<(string Column, object? Value)> values)
    {
        var columns = new Dictionary<string, object?>(values.Length);
        foreach (var (column, value) in values)
            columns[column] = Readable(value);
        return columns;
    }

    private static Dictionary<string, object?> Values(IEnumerable<PropertyEntry> properties, Func<PropertyEntry, object?> value) => properties.ToDictionary(
        property => property.Metadata.GetColumnName(),
        property => Secrets.Contains(property.Metadata.Name) ? Hidden : Readable(value(property)));

    private static object? Readable(object? value) => value switch
    {
        DateTimeOffset instant => instant.ToUniversalTime().ToString(InstantFormat, System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString(DayFormat, System.Globalization.CultureInfo.InvariantCulture),
        Enum number => Convert.ToInt16(number, System.Globalization.CultureInfo.InvariantCulture),
        byte[] bytes => $"{bytes.Length} bytes",
        _ => value,
    };
}
