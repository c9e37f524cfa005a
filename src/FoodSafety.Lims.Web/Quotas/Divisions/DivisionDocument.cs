using System.Text.Json;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>A division as it is stored, answered and sent: the shape that <see cref="DivisionFile"/> reads, every share with its goal.</summary>
public sealed record DivisionDocument(DivisionDocument.Group? Places, DivisionDocument.Group? Periods, DivisionDocument.Group? Floors)
{
    /// <param name="Kind">county | street | site | unit | quarter | month | counter</param>
    public sealed record Group(string Kind, IReadOnlyList<Share> Shares);

    public sealed record Share(string Code, long Goal, Group? Parts);

    public static DivisionDocument Of(Division division) => new(Of(division.Places), Of(division.Periods), Of(division.Floors));

    public static DivisionDocument Read(string json) => JsonSerializer.Deserialize<DivisionDocument>(json, LimsJson.Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, LimsJson.Options);

    public Division ToDivision(int year, long whole) => new(year, whole, ToGroup(Places), ToGroup(Periods), ToGroup(Floors));

    private static Group? Of(DivisionGroup? group) =>
        group is null ? null : new(group.Kind.Word(), [.. group.Shares.Select(share => new Share(share.Code, share.Goal, Of(share.Parts)))]);

    private static DivisionGroup? ToGroup(Group? group) => group is null ? null : new(
        Enum.GetValues<DivisionKind>().First(kind => kind.Word() == group.Kind), [.. group.Shares.Select(share => new DivisionShare(share.Code, share.Goal, ToGroup(share.Parts)))]);
}
