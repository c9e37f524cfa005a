namespace FoodSafety.Lims.Web.Workbooks;

/// <summary>What the kinds of files are called in the workbooks, which are Chinese whatever language the pages are shown in.</summary>
public static class KindNames
{
    public static string Of(string kind) => kind switch
    {
        "rapid-tests" => "快检日志",
        "samples" => "抽样单",
        "results" => "检验结果",
        "findings" => "不合格线索",
        _ => kind,
    };
}
