using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>A reference set as it was imported, character for character.</summary>
/// <param name="Name">The set.</param>
public sealed record ExportReferenceSet(string Name)
{
    public Outcome<string> Handle(LimsDatabase database)
    {
        using var connection = database.OpenConnection();
        var sets = new ReferenceSets(connection);
        return sets.Content(Name) is { } content ? content : Unknown(Name, sets.Names());
    }

    internal static Refusal Unknown(string name, IReadOnlyList<string> names) => new(
        "unknown-set", $"没有名为“{name}”的参考数据；可用：{string.Join('、', names)}。新年度的计划请用 plans/<区编码>-<名称>。", RefusalKind.NotFound);
}
