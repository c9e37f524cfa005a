using System.CommandLine;

namespace FoodSafety.Lims.Web.Shell.Commands;

/// <summary>The options that every command takes.</summary>
public static class GlobalOptions
{
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Write one JSON document to standard output and nothing else there.",
        Recursive = true,
    };

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder (default: LIMS_DATA, Lims:Data or ./data).",
        HelpName = "DIR",
        Recursive = true,
    };

    public static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "Read clocks and quotas at this instant (default: now), e.g. 2023-12-31T23:59:59+08:00; without a zone it is the district's wall clock, a bare day includes that day.",
        HelpName = "INSTANT",
        Recursive = true,
    };
}
