namespace FoodSafety.Lims.Web.Uploads;

/// <summary>How far an import is.</summary>
/// <param name="Read">Rows read.</param>
/// <param name="Accepted">Rows accepted.</param>
/// <param name="Refused">Rows refused.</param>
/// <param name="Position">Bytes of the file consumed.</param>
/// <param name="Bytes">Bytes of the file.</param>
public readonly record struct ImportProgress(int Read, int Accepted, int Refused, long Position, long Bytes)
{
    /// <summary>0–1.</summary>
    public double Rate => Bytes == 0 ? 1 : Math.Min(1, (double)Position / Bytes);
}
