using System.Text;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

[TestFixture]
public sealed class Utf8TextTests
{
    // Every character with the property White_Space of Unicode 15, and the two invisible ones that files carry along.
    [Test]
    public void White_space_of_every_kind_is_trimmed_from_both_ends()
    {
        var spaces = Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(char.IsWhiteSpace).Concat("\u200B\uFEFF").ToList();
        Assert.That(spaces, Has.Count.EqualTo(27));

        foreach (var space in spaces)
        {
            Assert.That(Trimmed($"{space}阴性{space}"), Is.EqualTo("阴性"), $"U+{(int)space:X4}");
            Assert.That(Trimmed($"{space}\u3000{space}"), Is.Empty, $"U+{(int)space:X4}");
        }
    }

    [TestCase("‰")]
    [TestCase("“阴”")]
    [TestCase("々阴〇")]
    [TestCase("µ")]
    [TestCase("é")]
    [TestCase("¿")]
    [TestCase("😀")]
    public void Nothing_else_is_trimmed(string text) => Assert.That(Trimmed(text), Is.EqualTo(text));

    [TestCase("长长长", 3, "长长长")]
    [TestCase("长长长长", 3, "长长长…")]
    [TestCase("长长😀长", 3, "长长…")]
    public void A_text_is_cut_between_characters(string text, int longest, string expected) => Assert.That(Utf8Text.Cut(text, longest), Is.EqualTo(expected));

    private static string Trimmed(string text) => Encoding.UTF8.GetString(Utf8Text.Trim(Encoding.UTF8.GetBytes(text)));
}
