using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Shell.Commands;

/// <summary>What a finished command tells its caller.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Failed or refused as a whole; nothing changed. Also: <c>verify</c> found something.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage, or a code that is not known.</summary>
    public const int WrongUsage = 2;

    /// <summary>Done, but some rows were refused.</summary>
    public const int SomeRowsRefused = 3;

    public static int Of(Refusal refusal) =>
        refusal.Kind is RefusalKind.Invalid or RefusalKind.NotFound ? WrongUsage : Refused;
}
