using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Tests.Domain.Judgement;

[TestFixture]
public sealed class SpellingTests
{
    // Unicode's own NFKC makes 102 of 10²: a hundred would become a hundred and two.
    [TestCase("M=10²CFU/g", "M=10^2CFU/g")]
    [TestCase("1.0×10⁻³", "1.0×10^-3")]
    [TestCase("10²1", "10^(2)1")]
    [TestCase("NO₂⁻", "NO₂⁻")]
    [TestCase("＜０．０２ｍｇ／ｋｇ", "<0.02mg/kg")]
    [TestCase("µg μg", "μg μg")]
    [TestCase(" a\u3000\n b\u200B ", "a b")]
    [TestCase("3㎎/㎏", "3mg/kg")]
    public void Folding_never_changes_a_number(string written, string expected) =>
        Assert.That(Spelling.Fold(written), Is.EqualTo(expected));

    [TestCase("镉（以Cd计)", "镉(以Cd计）")]
    [TestCase("黄曲霉毒素B₁", "黄曲霉毒素B1")]
    [TestCase("电导率[(25±1)℃]", "电导率【（25±1）℃】")]
    [TestCase("铝的残留量(干样品，以Al计)", "铝的残留量（干样品,以AL计）")]
    public void Spellings_of_one_name_have_one_key(string one, string other) =>
        Assert.That(Spelling.NameKey(one), Is.EqualTo(Spelling.NameKey(other)));

    [TestCase("2,4-滴", "24-滴")]
    [TestCase("黄曲霉毒素B₁", "黄曲霉毒素M₁")]
    public void Different_names_keep_different_keys(string one, string other) =>
        Assert.That(Spelling.NameKey(one), Is.Not.EqualTo(Spelling.NameKey(other)));
}
