using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain;

[TestFixture]
public sealed class CreditCodeTests
{
    // Published codes of listed companies, e.g. 华为技术有限公司 914403001922038216, 腾讯 9144030071526726XG.
    [TestCase("914403001922038216", true)]
    [TestCase("9144030071526726XG", true)]
    [TestCase("914403001922038217", false)]
    [TestCase("91440300192203821", false)]
    [TestCase("91440300192203821I", false)]
    [TestCase("", false)]
    public void The_last_character_checks_the_others(string code, bool valid) =>
        Assert.That(CreditCode.IsValid(code), Is.EqualTo(valid));

    // GB 32100-2015: weights 3^i mod 31 are all different and prime to 31, so no single slip passes.
    [FsCheck.NUnit.Property]
    public bool A_single_wrong_character_is_always_found(byte place, byte letter)
    {
        const string Right = "914403001922038216";
        var at = place % 18;
        var other = "0123456789ABCDEFGHJKLMNPQRTUWXY"[letter % 31];
        return other == Right[at] || !CreditCode.IsValid(Right.Remove(at, 1).Insert(at, other.ToString()));
    }
}
