namespace FoodSafety.Lims.Web.People;

/// <summary>Who someone is to the office, as tokens and people carry it.</summary>
public static class Roles
{
    /// <summary>Runs the installation; may do everything.</summary>
    public const string Admin = "admin";

    /// <summary>The district's food-safety office (食安办).</summary>
    public const string Office = "office";

    /// <summary>Answers for a programme and its cases.</summary>
    public const string Manager = "manager";

    /// <summary>Samples, tests and follows up (执法人员).</summary>
    public const string Officer = "officer";

    /// <summary>A laboratory: sends results.</summary>
    public const string Lab = "lab";

    /// <summary>A market: sends its own rapid-test logs.</summary>
    public const string Market = "market";

    public static IReadOnlyList<string> All { get; } = [Admin, Office, Manager, Officer, Lab, Market];

    /// <summary>The regulator's side: sees a whole district.</summary>
    public static IReadOnlyList<string> Regulator { get; } = [Admin, Office, Manager, Officer];
}
