namespace FoodSafety.Lims.Web.Storage;

/// <summary>How a stored database stands to this program.</summary>
internal enum DatabaseVersion
{
    /// <summary>Empty, half initialised, or of an earlier version: to be brought up to date.</summary>
    Older,

    Current,

    /// <summary>Written by a later version: not to be touched.</summary>
    Newer,
}
