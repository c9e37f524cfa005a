using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>
/// A division as a JSON document: <c>{"places": GROUP, "periods": GROUP, "floors": GROUP}</c>, each optional, one at least;
/// GROUP = <c>{"kind": "street", "equal": true, "shares": [{"code": "…", "goal": 43200, "parts": GROUP}]}</c>. A share has a <c>goal</c>; or all of a group
/// have a <c>weight</c> (residents, stalls), or the group is <c>equal</c>: then the largest remainders are rounded up.
/// </summary>
public static class DivisionFile
{
    /// <summary>
    /// Reads a division (UTF-8). Refused, with all faults at once: places, units, periods and counters that are not known or stand twice, a unit that
    /// has ended, a street's name that two counties have without the county, a kind that is
    /// not smaller than the one above it, and a group that does not come to its whole (floors: that is above it), each with both numbers.
    /// </summary>
    /// <param name="utf8">The document.</param>
    /// <param name="ground">What it may name, and the whole.</param>
    public static Reading<Division> Read(ReadOnlyMemory<byte> utf8, DivisionGround ground) => Reading<Division>.OfFile(utf8, "分解", (root, faults) =>
    {
        var checks = new DivisionReading(ground);
        var places = checks.Dimension(root, "places", "按场所", [DivisionKind.County, DivisionKind.Street, DivisionKind.Site, DivisionKind.Unit]);
        var periods = checks.Dimension(root, "periods", "按时间", [DivisionKind.Quarter, DivisionKind.Month]);
        var floors = checks.Dimension(root, "floors", "按专项", [DivisionKind.Counter]);
        if (places is null && periods is null && floors is null && faults.Count == 0)
            root.Fault("", "missing", "没有任何分解；请写明按场所（places）、按时间（periods）或专项下限（floors）的分解。");
        return () => new Division(ground.Year, ground.Whole, places, periods, floors);
    });
}
