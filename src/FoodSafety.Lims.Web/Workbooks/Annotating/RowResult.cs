namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>The words of the column 结果 of an annotated workbook. None of them is a test's outcome: by them the column is known again when the workbook comes back.</summary>
public static class RowResult
{
    public const string Stored = "已存入";
    public const string WouldBeStored = "试运行：可存入";
    public const string Duplicate = "重复";
    public const string Refused = "拒收";

    /// <summary>Without a fault of its own, in a file that was refused as a whole.</summary>
    public const string NotStored = "未存入";

    /// <summary>Was stored by an upload that has been taken back since.</summary>
    public const string Undone = "已撤回";

    /// <summary>The import broke off before this row.</summary>
    public const string NotReached = "未处理";

    public static readonly IReadOnlySet<string> All = new HashSet<string> { Stored, WouldBeStored, Duplicate, Refused, NotStored, Undone, NotReached };
}
