using FoodSafety.Lims.Web.Reports.Layout;

namespace FoodSafety.Lims.Tests.Web.Reports;

public sealed class ReportWordsTests
{
    [TestCase("0.11", "mg/kg", "0.11\u00A0mg/kg")]
    [TestCase("<0.02", "mg/kg", "<0.02\u00A0mg/kg")]
    [TestCase("未检出", "mg/kg", "未检出")]
    [TestCase("不得检出", null, "不得检出")]
    public void A_measured_value_has_its_unit_and_a_word_has_none(string value, string? unit, string shown) =>
        Assert.That(ReportWords.Measured(value, unit), Is.EqualTo(shown));
}
