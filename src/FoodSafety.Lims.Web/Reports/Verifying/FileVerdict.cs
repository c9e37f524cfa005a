namespace FoodSafety.Lims.Web.Reports.Verifying;

/// <summary>What a file is to this installation.</summary>
public enum FileVerdict
{
    /// <summary>Issued here, every byte as it was.</summary>
    Issued,

    /// <summary>Names a report issued here, but is not that file.</summary>
    Altered,

    /// <summary>No report of this installation.</summary>
    NotIssuedHere,
}
