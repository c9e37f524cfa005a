namespace FoodSafety.Lims.Domain.Daily;

/// <summary>The codes and names of <see cref="ClosureKind"/>, and what each means to who counts.</summary>
public static class ClosureKinds
{
    /// <summary>Every kind with its stable code and its name, in the order of forms.</summary>
    public static IReadOnlyList<(ClosureKind Kind, string Code, string Name)> All { get; } =
    [
        (ClosureKind.Closed, "closed", "休市"),
        (ClosureKind.PowerCut, "power-cut", "停电"),
        (ClosureKind.DeviceFault, "device-fault", "设备故障"),
        (ClosureKind.Typhoon, "typhoon", "台风"),
        (ClosureKind.Other, "other", "其他"),
    ];

    /// <summary>Its stable code.</summary>
    public static string CodeOf(ClosureKind kind) => All.First(one => one.Kind == kind).Code;

    /// <summary>Its name for people.</summary>
    public static string NameOf(ClosureKind kind) => All.First(one => one.Kind == kind).Name;

    /// <summary>The kind of a code or a name; null where there is none.</summary>
    public static ClosureKind? Find(string? word) => All.Where(one => one.Code == word || one.Name == word).Select(one => (ClosureKind?)one.Kind).FirstOrDefault();

    /// <summary>Whether the market traded all the same: its goods came in untested, which is named apart from 休市.</summary>
    public static bool Traded(ClosureKind kind) => kind is ClosureKind.PowerCut or ClosureKind.DeviceFault;
}
