using FoodSafety.Lims.Documents.Text;
using FsCheck.Fluent;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>Where lines may end: GB/T 15834-2011 (marks at line ends), UAX #14 (words).</summary>
[TestFixture]
public sealed class LineBreakerTests
{
    // Chinese characters and marks one em wide, others half: 1 em = 10.
    private static string[] Lines(string text, double ems, double indent = 0)
    {
        var runes = text.EnumerateRunes().ToArray();
        var classes = runes.Select(rune => BreakClasses.Of(rune.Value)).ToArray();
        var advances = runes.Select(rune => rune.Value == '\n' ? 0.0 : rune.Value < 0x2000 ? 5.0 : 10.0).ToArray();
        return [.. LineBreaker.Break(classes, advances, ems * 10, indent * 10)
            .Select(line => string.Concat(runes[line.Start..line.End].Select(rune => rune.ToString())))];
    }

    [TestCase("食品安全抽检", 4, "食品安全|抽检", Description = "between any two Chinese characters")]
    [TestCase("食品安全，抽检", 4, "食品安|全，抽检", Description = "a comma is never first")]
    [TestCase("食品安全》。抽", 4, "食品安|全》。抽", Description = "nor any of several marks")]
    [TestCase("食品安（全）抽", 4, "食品安|（全）抽", Description = "an opening mark is never last")]
    [TestCase("完成率达到百分之98.5%以上", 8, "完成率达到百分之|98.5%以上", Description = "a number keeps its point and its sign")]
    [TestCase("合格率98.5%以上", 4, "合格率|98.5%以|上", Description = "also where only its sign would not fit")]
    [TestCase("等等等……以上", 4, "等等等|……以上", Description = "an ellipsis is one mark")]
    [TestCase("等等等——以上", 4, "等等等|——以上", Description = "a dash is one mark")]
    [TestCase("Food safety sampling", 6, "Food safety |sampling", Description = "a word is kept whole, a space hangs")]
    [TestCase("检测ICP-MS仪器", 4, "检测|ICP-MS仪|器", Description = "a Latin word in Chinese text is kept whole")]
    [TestCase("SL-2023-440304-0001", 4, "SL-2023-|440304-|0001", Description = "a word wider than its line is cut at its joints first")]
    [TestCase("ABCDEFGHIJKL", 4, "ABCDEFGH|IJKL", Description = "and anywhere when it has none")]
    [TestCase("一二三四\n五", 4, "一二三四|五", Description = "a full line before a newline leaves no empty one")]
    [TestCase("一\n\n二", 4, "一||二", Description = "an empty paragraph is an empty line")]
    [TestCase("一二/三四五", 4, "一二/三|四五", Description = "a slash is never first")]
    [TestCase("1.5mg/kg以下", 4, "1.5mg/kg|以下", Description = "a unit is not cut at its slash while it fits")]
    [TestCase("𬭚𬭚𬭚", 2, "𬭚𬭚|𬭚", Description = "characters beyond the basic plane are characters")]
    public void Lines_end_where_a_reader_expects(string text, double ems, string expected) =>
        Assert.That(string.Join('|', Lines(text, ems)), Is.EqualTo(expected));

    [Test]
    public void The_first_line_of_every_paragraph_is_indented() =>
        Assert.That(Lines("一二三四五\n六七八九", 4, indent: 2), Is.EqualTo(["一二", "三四五", "六七", "八九"]));

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public FsCheck.Property No_character_is_lost_no_line_too_wide_and_no_closing_mark_first()
    {
        var character = Gen.Elements([.. "食品安全检测，。（）《》“”、abc12.- \n%/…—"]);
        var texts = Gen.ArrayOf(character).Select(characters => new string(characters)).ToArbitrary();
        return Prop.ForAll(texts, text =>
        {
            var lines = Lines(text, 7);
            Assert.That(string.Concat(lines), Is.EqualTo(text.Replace("\n", "")));
            foreach (var (before, line) in text.Contains('\n') ? [] : lines.Zip(lines.Skip(1)))
            {
                var width = before.TrimEnd(' ').Sum(at => at < 0x2000 ? 5 : 10);
                Assert.That(width, Is.LessThanOrEqualTo(70), before);
                // Where no place of a line may be cut (one character and marks to its end), the next has to begin with a mark.
                if ("，。）》、".Contains(line[0]))
                    Assert.That(before, Does.Match("^.([，。）》、”.% ]|(?<=…)…|(?<=—)—|(?<=[（《“]).)*$"), $"'{before}' then '{line}'");
            }
        });
    }
}
