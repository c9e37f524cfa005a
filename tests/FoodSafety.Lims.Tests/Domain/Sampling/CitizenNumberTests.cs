using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Sampling;

/// <summary>公民身份号码: the two examples of GB 11643-1999.</summary>
[TestFixture]
public sealed class CitizenNumberTests
{
    [TestCase("11010519491231002X", true)]
    [TestCase("11010519491231002x", true)]
    [TestCase("440524188001010014", true)]
    [TestCase("440524188001010015", false)]
    [TestCase("11010519491231002", false)]
    [TestCase("1101051949123100XX", false)]
    public void The_check_character_must_be_right(string number, bool valid) => Assert.That(CitizenNumber.IsValid(number), Is.EqualTo(valid));

    [TestCase("11010519491231002X", "1101**********002X")]
    [TestCase("12345678", "********")]
    [TestCase("", "")]
    public void Masked_it_shows_its_ends_alone(string number, string shown) => Assert.That(CitizenNumber.Mask(number), Is.EqualTo(shown));
}
