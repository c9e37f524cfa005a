namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>What becomes of the backup part of a sample (备份样品) in the end.</summary>
public static class BackupUse
{
    /// <summary>捐赠</summary>
    public const string Donation = "donation";

    /// <summary>拍卖</summary>
    public const string Auction = "auction";

    /// <summary>义卖</summary>
    public const string CharitySale = "charity-sale";

    /// <summary>销毁</summary>
    public const string Destruction = "destruction";

    /// <summary>All of them with their Chinese names.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [(Donation, "捐赠"), (Auction, "拍卖"), (CharitySale, "义卖"), (Destruction, "销毁")];

    /// <summary>Whether somebody eats it: everything but destruction is re-use (再利用).</summary>
    public static bool IsReuse(string code) => code != Destruction && All.Any(use => use.Code == code);

    /// <summary>Chinese name; the code itself where there is none.</summary>
    public static string NameOf(string code) => All.FirstOrDefault(use => use.Code == code).Name ?? code;
}
