using System.Globalization;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Workbooks.Annotating;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>Takes annotated workbooks out of a database.</summary>
internal static class AnnotatedFiles
{
    public static byte[] AnnotatedBytes(this LimsDatabase database, int upload, int mostRows = SheetWriter.MostRows)
    {
        using var stream = new MemoryStream();
        var written = new AnnotateUpload(upload) { MostRows = mostRows }.Handle(database, stream);
        Assert.That(written.Refusal, Is.Null);
        return stream.ToArray();
    }

    public static SheetCells Annotated(this LimsDatabase database, Receipt receipt) => new(database.AnnotatedBytes(NumberOf(receipt)));

    public static int NumberOf(Receipt receipt) => int.Parse(receipt.Upload![2..], CultureInfo.InvariantCulture);
}
