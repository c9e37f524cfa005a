using System.Text;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>Imports through the front door: receive, then run, as the command and the API do.</summary>
public static class Imports
{
    public static Receipt Import(this LimsDatabase database, string text, string kind = "rapid-tests", string organisation = "440304-REG",
        string? mode = null, bool dryRun = false, string name = "test.csv", string? key = null) =>
        database.Import(Encoding.UTF8.GetBytes(text), kind, organisation, mode, dryRun, name, key);

    public static Receipt Import(this LimsDatabase database, byte[] content, string kind, string organisation = "440304-REG",
        string? mode = null, bool dryRun = false, string name = "test.csv", string? key = null)
    {
        var received = new ReceiveUpload(kind, organisation, null, mode, dryRun, name, key).Handle(database, new MemoryStream(content), TestDatabase.Now);
        Assert.That(received.Refusal, Is.Null);
        return new RunImport(received.Value.UploadId).Handle(database, TestDatabase.Now)!;
    }
}
