using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>A receipt for people.</summary>
[TestFixture]
public sealed class ReceiptTextTests
{
    [TestCase(999, "错误（999）")]
    [TestCase(1000, "错误（最多列出 1,000）")]
    public void A_full_list_says_that_it_holds_no_more_and_not_that_there_are_more(int faults, string title)
    {
        using var output = new StringWriter();

        ReceiptText.Write(output, new Receipt
        {
            Kind = "rapid-tests",
            Status = "completed-with-refusals",
            File = new("log.csv", "", null, null, null, null),
            Rows = new(faults, 0, 0, 0, faults, 0),
            Judged = new(0, 0, 0, 0, 0, 0),
            CasesOpened = new(0, 0),
            Faults = [.. Enumerable.Range(2, faults).Select(row => new Receipt.FaultPart(row, "检测时间", "", "not-a-date", "不是时间。"))],
        });

        Assert.That(output.ToString(), Does.Contain(title));
    }
}
