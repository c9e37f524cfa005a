namespace FoodSafety.Lims.Web.Uploads;

/// <summary>The bytes of a small log, stored in the transaction of its rows; files are in the data folder.</summary>
public sealed class UploadContent
{
    public int UploadId { get; set; }

    public required byte[] Content { get; set; }
}
