using FoodSafety.Lims.Domain.Disposal;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

[TestFixture]
public sealed class CaseNumberTests
{
    [TestCase(CaseKind.Positive, "440304", 2023, 1, "YX-440304-2023-00001")]
    [TestCase(CaseKind.Disposal, "440304", 2023, 1, "HC-440304-2023-00001")]
    [TestCase(CaseKind.Disposal, "510900-HD", 2026, 42, "HC-510900-HD-2026-00042")]
    [TestCase(CaseKind.Positive, "440304", 2023, 123456, "YX-440304-2023-123456")]
    public void A_number_names_kind_district_year_and_serial(CaseKind kind, string district, int year, int serial, string expected) =>
        Assert.That(CaseNumber.Format(kind, district, year, serial), Is.EqualTo(expected));

    [Test]
    public void A_serial_is_one_based() =>
        Assert.That(() => CaseNumber.Format(CaseKind.Positive, "440304", 2023, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
