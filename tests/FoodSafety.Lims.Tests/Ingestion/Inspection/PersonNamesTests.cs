using FoodSafety.Lims.Ingestion.Inspection;

namespace FoodSafety.Lims.Tests.Ingestion.Inspection;

/// <summary>Names in one cell as forms have them.</summary>
[TestFixture]
public sealed class PersonNamesTests
{
    [TestCase("张三、李四", "张三|李四")]
    [TestCase("张三 李四\n王五", "张三|李四|王五")]
    [TestCase("张三和李四", "张三|李四")]
    [TestCase("欧阳与明、李四", "欧阳与明|李四")]
    [TestCase("张和平、李四", "张和平|李四")]
    [TestCase("张和平", "张和平")]
    [TestCase("张三,张三", "张三")]
    [TestCase(null, "")]
    public void Names_are_told_apart_and_a_name_with_a_conjunction_in_it_is_one(string? cell, string names) =>
        Assert.That(string.Join('|', PersonNames.Of(cell)), Is.EqualTo(names));
}
