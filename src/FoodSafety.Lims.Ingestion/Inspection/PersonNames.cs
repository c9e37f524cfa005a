using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>Several names in one cell, as forms write samplers (抽样人员) and analysts (检验人).</summary>
public static partial class PersonNames
{
    /// <summary>The names, each once; none of an empty cell.</summary>
    public static IReadOnlyList<string> Of(string? cell) => [.. Between().Split(cell ?? "").Where(name => name.Length > 0).Distinct()];

    // 和 and 与 stand between names only where both sides are long enough to be one: 张和平 is one person.
    [GeneratedRegex(@"[\s、,，;；/]+|(?<=[^\s、,，;；/]{2})[和与](?=[^\s、,，;；/]{2})")]
    private static partial Regex Between();
}
