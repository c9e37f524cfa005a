namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary>What a unit writes about its rows (FT 56: “明确具体措施、进度安排、预期成果和联系人 … 提交各项任务落实情况”).</summary>
public static class TaskField
{
    public const string Measures = "measures";
    public const string Schedule = "schedule";
    public const string ExpectedResult = "expected-result";
    public const string Contact = "contact";
    public const string Progress = "progress";

    /// <summary>Code → name, in the order of the document.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Measures] = "具体措施",
        [Schedule] = "进度安排",
        [ExpectedResult] = "预期成果",
        [Contact] = "联系人",
        [Progress] = "落实情况",
    };
}
