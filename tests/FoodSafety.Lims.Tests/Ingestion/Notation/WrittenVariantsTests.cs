using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>
/// Spellings that offices may send, one or more of each class of domain.md §3C, and what each says: Data/written-variants.txt, a line each,
/// gone through by eye. What is not certain must be refused, and stands there as such.
/// </summary>
[TestFixture]
public sealed class WrittenVariantsTests
{
    private static readonly string[][] Lines =
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests/FoodSafety.Lims.Tests/Ingestion/Notation/Data/written-variants.txt"))
            .Where(line => line.Length > 0).Select(line => line.Split(" ⇒ ")),
    ];

    private static IEnumerable<TestCaseData> Variants() => Lines.Select(line => new TestCaseData(line[0].Replace("\\n", "\n"), line[1]).SetArgDisplayNames(line[0]));

    [TestCaseSource(nameof(Variants))]
    public void A_spelling_is_understood_as_it_was_meant_or_refused(string cell, string meaning) =>
        Assert.That(FailureNotation.Parse(cell).Fault is { } fault ? $"refused: {fault.Code}" : BulletinRowsTests.Describe(cell), Is.EqualTo(meaning));

    [Test]
    public void There_are_enough_of_them() => Assert.That(Lines, Has.Length.GreaterThanOrEqualTo(120));

    // §3C "header reversed": 不合格项目（标准值/实测值）.
    [TestCase("噻虫胺║≤0.2mg/kg║2.3mg/kg", "2.3", "0.2")]
    [TestCase("噻虫胺|≤0.2 mg/kg|2.3 mg/kg", "2.3", "0.2")]
    [TestCase("糖精钠║不得使用║0.05g/kg", "0.05", null)]
    public void A_reversed_header_reverses_limit_and_result(string cell, string amount, string? limit)
    {
        var item = FailureNotation.Parse(cell, FailureOrder.LimitThenResult).Value!.Items.Single();

        Assert.That((item.Value.Amount.ToString(), item.Limit.Maximum?.ToString()), Is.EqualTo((amount, limit)));
        Assert.That(ResultJudge.Judge(item.Value, item.Limit).Verdict, Is.EqualTo(Verdict.NonCompliant));
    }

    // §3C "dates": the qualifier is kept; serials of the 1900 system (45990 = 2025-11-29, DATEVALUE in Excel).
    [TestCase("2025-12-01", "2025-12-01", null)]
    [TestCase(" 2025/11/3", "2025-11-03", null)]
    [TestCase("2025-11-13（购进日期）", "2025-11-13", "购进日期")]
    [TestCase("2025-11-13(购进日期)", "2025-11-13", "购进日期")]
    [TestCase("2025年11月13日（加工日期）", "2025-11-13", "加工日期")]
    [TestCase("2025.11.13（订单生成日期）", "2025-11-13", "订单生成日期")]
    [TestCase("２０２５-１１-１３（消毒日期）", "2025-11-13", "消毒日期")]
    [TestCase("45990.0", "2025-11-29", null)]
    [TestCase("45990", "2025-11-29", null)]
    public void A_date_keeps_its_qualifier(string text, string day, string? qualifier)
    {
        var noted = DateNotation.Parse(text);

        Assert.That((noted?.On.ToString("yyyy-MM-dd"), noted?.Qualifier), Is.EqualTo((day, qualifier)));
    }
}
