using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>How one list of a document changed. An entry that was altered counts as one taken away and one added.</summary>
/// <param name="List">The member that holds the list: rows, targets, counters, …</param>
/// <param name="Before">Entries before.</param>
/// <param name="After">Entries after.</param>
/// <param name="Added">Entries that were not there.</param>
/// <param name="Removed">Entries that are no longer there.</param>
public sealed record ListChange(string List, int Before, int After, int Added, int Removed)
{
    /// <summary>Every list of either document; null stands for a document that was not there.</summary>
    public static IReadOnlyList<ListChange> Between(string? before, string after)
    {
        var old = before is null ? [] : Lists(before);
        var next = Lists(after);
        return [.. next.Keys.Union(old.Keys).Select(list => Between(list, old.GetValueOrDefault(list, []), next.GetValueOrDefault(list, [])))];
    }

    private static ListChange Between(string list, List<string> before, List<string> after)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in before)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, entry, out _)--;
        foreach (var entry in after)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, entry, out _)++;
        return new(list, before.Count, after.Count, counts.Values.Where(count => count > 0).Sum(), -counts.Values.Where(count => count < 0).Sum());
    }

    private static Dictionary<string, List<string>> Lists(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array)
            .ToDictionary(member => member.Name, member => member.Value.EnumerateArray().Select(Compact).ToList());
    }

    /// <summary>The entry without the white space of its file.</summary>
    private static string Compact(JsonElement entry)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            entry.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
