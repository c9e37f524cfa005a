using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>
/// A district's network of laboratories, “1+5+N” (GY （二）5): one centre, the rapid rooms of the large wholesale markets, and third-party laboratories.
/// It stands in the district's plan, a mechanism of the kind <c>lab-network</c>, and is dated by it.
/// </summary>
/// <param name="Source">The words that order it.</param>
/// <param name="Rooms">How many rapid rooms there must be; 0 where the plan does not say.</param>
/// <param name="ConfirmAt">Codes of the tiers that confirm a room's positive, the first to be asked first.</param>
public sealed record LabNetwork(Source Source, int Rooms, IReadOnlyList<string> ConfirmAt)
{
    /// <summary>The centre: 市食品药品检测中心.</summary>
    public const string Centre = "1";

    /// <summary>A rapid room: 大型农批市场快检室.</summary>
    public const string Room = "5";

    /// <summary>A third-party laboratory: 第三方检验机构.</summary>
    public const string ThirdParty = "N";

    private const string Kind = "lab-network";

    /// <summary>Every tier with its name, in the order of “1+5+N”.</summary>
    public static IReadOnlyList<(string Code, string Name)> Tiers { get; } = [(Centre, "市级检测中心"), (Room, "大型农批市场快检室"), (ThirdParty, "第三方检验机构")];

    /// <summary>The network a plan orders; null where it orders none.</summary>
    public static LabNetwork? Of(Plan plan)
    {
        if (plan.Mechanisms.FirstOrDefault(mechanism => mechanism.Kind == Kind) is not { } ordered)
            return null;
        var rooms = ordered.Parameters.TryGetValue("tier5Count", out var count) && int.TryParse(count[0], NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 0;
        return new LabNetwork(ordered.Source, rooms, ordered.Parameters.TryGetValue("confirmAt", out var tiers) ? tiers : [Centre, ThirdParty]);
    }
}
