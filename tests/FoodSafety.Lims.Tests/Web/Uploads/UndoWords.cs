using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>What undo tests say often.</summary>
internal static class UndoWords
{
    public const string RapidHeader = "样品编号,检测时间,市场,样品名称,检测项目,检测结果,经营户,组织方\n";

    public static string Line(string sample, string time, string item, string outcome, string market = "440304-M01", string vendor = "张记") =>
        $"{sample},{time},{market},豇豆,{item},{outcome},{vendor},监管\n";

    public static UndoReceipt Undo(this LimsDatabase database, string upload, string? despiteReports = null, Caller? caller = null)
    {
        var outcome = new UndoUpload(upload, "测试", despiteReports).Handle(database, caller ?? Caller.CommandLine, TestDatabase.Now);
        Assert.That(outcome.Refusal, Is.Null);
        return outcome.Value;
    }

    public static UndoReceipt Preview(this LimsDatabase database, string upload) => new UndoUpload(upload).Preview(database, Caller.CommandLine).Value;
}
