using System.Text;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>Imports as the command does: receive, then run to the receipt.</summary>
public static class Imports
{
    public static Receipt Import(this LimsDatabase database, string csv, string kind = "rapid-tests", string organisation = "440304-REG",
        string mode = "valid-rows", bool dryRun = false, DateTimeOffset? now = null) =>
        database.Import(Encoding.UTF8.GetBytes(csv), kind, organisation, mode, dryRun, now);

    public static Receipt Import(this LimsDatabase database, byte[] file, string kind = "rapid-tests", string organisation = "440304-REG",
        string mode = "valid-rows", bool dryRun = false, DateTimeOffset? now = null)
    {
        var at = now ?? TestDatabase.Now;
        var received = new ReceiveUpload(kind, organisation, null, mode, dryRun, "log.csv", null).Handle(database, new MemoryStream(file), at).Value;
        return new RunImport(received.UploadId).Handle(database, at)!;
    }
}
