using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Uploads.Pages;

/// <summary>The words of the upload pages for the stable codes.</summary>
public static class UploadWords
{
    public static LocalizedString Kind(this IStringLocalizer texts, string kind) => kind switch
    {
        "rapid-tests" => texts["快检日志"],
        "samples" => texts["抽样单"],
        "results" => texts["检验结果"],
        "findings" => texts["不合格线索"],
        _ => new LocalizedString(kind, kind),
    };

    public static LocalizedString Status(this IStringLocalizer texts, string status) => status switch
    {
        "received" => texts["等待导入"],
        "running" => texts["正在导入"],
        "completed" => texts["全部存入"],
        "completed-with-refusals" => texts["部分拒收"],
        "refused" => texts["整份拒收"],
        "failed" => texts["导入失败"],
        "duplicate-file" => texts["重复文件"],
        "dry-run" => texts["试运行"],
        "undone" => texts["已撤回"],
        _ => new LocalizedString(status, status),
    };

    /// <summary>Colour of the status, as in lims.css.</summary>
    public static string Tone(string status) => status switch
    {
        "completed" => "met",
        "completed-with-refusals" or "dry-run" => "open",
        "refused" or "failed" => "late",
        _ => "none",
    };
}
