using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Joining;

/// <summary>What an import does to a case that is there already: its records join it, and leave it again where the import is taken back. It moves no stage.</summary>
public static class FindingJoin
{
    /// <summary>Records of an import join it.</summary>
    public static readonly CaseAction Join = new("join-finding", "并入检测记录");

    /// <summary>An import that had joined it is taken back.</summary>
    public static readonly CaseAction Withdraw = new("withdraw-finding", "撤回并入的记录");
}
