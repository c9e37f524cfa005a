using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Tests.Ingestion.Platforms;

/// <summary>Codes of platforms through the pure reader; polarities from the interface specifications (domain facts, §3D).</summary>
[TestFixture]
public sealed class SourceProfileTests
{
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测方法,检测值,单位,检测结果,来源\n";

    private static string Row(string outcome, string day = "2023-09-18", string method = "", string reading = "", string unit = "", string provenance = "", string sample = "S1") =>
        $"{sample},{day} 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,{method},{reading},{unit},{outcome},{provenance}\n";

    [TestCase("guangdong", "0", RapidOutcome.Negative)]
    [TestCase("guangdong", "1", RapidOutcome.Positive)]
    [TestCase("guangdong", "2", RapidOutcome.Suspect)]
    [TestCase("zhejiang", "0", RapidOutcome.Negative)]
    [TestCase("zhejiang", "1", RapidOutcome.Positive)]
    [TestCase("nantong", "0", RapidOutcome.Positive)]
    [TestCase("nantong", "1", RapidOutcome.Negative)]
    [TestCase("jiangxi", "1", RapidOutcome.Negative)]
    [TestCase("jiangxi", "0", RapidOutcome.Positive)]
    [TestCase("jiangsu", "2", RapidOutcome.Positive)]
    [TestCase("lingbao", "合格", RapidOutcome.Negative)]
    [TestCase("lingbao", "不合格", RapidOutcome.Positive)]
    [TestCase("qualified-vendor", "qualified", RapidOutcome.Negative)]
    [TestCase("qualified-vendor", "unqualified", RapidOutcome.Positive)]
    [TestCase("guangdong", "１", RapidOutcome.Positive, Description = "full width")]
    public void A_code_means_what_its_platform_says_and_the_original_stays_beside_it(string platform, string written, RapidOutcome outcome)
    {
        var (_, chunk) = PlatformRules.Read(Header + Row(written), PlatformRules.Always(PlatformRules.Named(platform)));

        Assert.That(chunk.Faults, Is.Empty);
        Assert.That((chunk.Rows[0].Outcome, chunk.Rows[0].ReportedOutcome), Is.EqualTo((outcome, outcome)));
        Assert.That(chunk.Details(0), Is.EqualTo($$"""{"source_outcome":"{{written}}"}"""));
    }

    [TestCase("0", "bare-code-needs-profile")]
    [TestCase("1", "bare-code-needs-profile")]
    [TestCase("2", "bare-code-needs-profile")]
    [TestCase("11", "bare-code-needs-profile")]
    [TestCase("qualified", "bare-code-needs-profile")]
    [TestCase("也许", "unknown-outcome")]
    public void Without_a_profile_a_bare_code_is_refused_and_a_misspelling_is_no_code(string written, string code)
    {
        var (_, chunk) = PlatformRules.Read(Header + Row(written), PlatformRules.Always(null));

        Assert.That(chunk.FaultCodesOf(), Is.EqualTo(new[] { (2, code) }));
    }

    [TestCase("guangdong", "3", "0=合格、1=不合格、2=可疑")]
    [TestCase("jiangsu", "0", "2=不合格")]
    [TestCase("jiangsu", "1", "2=不合格")]
    [TestCase("lingbao", "0", "已知：合格、不合格")]
    [TestCase("anhui", "0", "尚不清楚")]
    [TestCase("shaoxing", "1", "尚不清楚")]
    [TestCase("suzhou", "0", "尚不清楚")]
    [TestCase("guangdong", "qualified", "0=合格、1=不合格、2=可疑")]
    public void A_code_the_profile_does_not_know_is_refused_with_the_ones_it_knows(string platform, string written, string known)
    {
        var (_, chunk) = PlatformRules.Read(Header + Row(written), PlatformRules.Always(PlatformRules.Named(platform)));

        Assert.That(chunk.FaultCodesOf(), Is.EqualTo(new[] { (2, "unknown-outcome") }));
        Assert.That(chunk.Faults[0].Message, Does.Contain(known).And.Contain(PlatformRules.Named(platform).Name));
    }

    [Test]
    public void The_other_rows_never_say_which_way_round_a_code_is()
    {
        // Readings and words that make 0 = negative look certain.
        var log = Header + Row("阴性", reading: "5", unit: "%", method: "酶抑制率法", sample: "A") + Row("阳性", reading: "90", unit: "%", method: "酶抑制率法", sample: "B")
            + Row("0", reading: "5", unit: "%", method: "酶抑制率法", sample: "C") + Row("1", reading: "90", unit: "%", method: "酶抑制率法", sample: "D");

        var (_, chunk) = PlatformRules.Read(log, PlatformRules.Always(null));

        Assert.That(chunk.FaultCodesOf(), Is.EqualTo(new[] { (4, "bare-code-needs-profile"), (5, "bare-code-needs-profile") }));
    }

    [Test]
    public void Each_row_takes_the_platform_of_its_own_day()
    {
        var profiles = new SourceProfiles(
            [
                new(new DateOnly(2023, 1, 1), new DateOnly(2023, 6, 30), PlatformRules.Named("nantong")),
                new(new DateOnly(2023, 7, 1), DateOnly.MaxValue, PlatformRules.Named("guangdong")),
            ], PlatformRules.Shipped);

        var (_, chunk) = PlatformRules.Read(Header + Row("0", "2023-06-30", sample: "A") + Row("0", "2023-07-01", sample: "B") + Row("0", "2022-12-31", sample: "C"), profiles);

        Assert.That(chunk.Rows.Select(row => row.Outcome), Is.EqualTo(new[] { RapidOutcome.Positive, RapidOutcome.Negative }));
        Assert.That(chunk.FaultCodesOf(), Is.EqualTo(new[] { (4, "bare-code-needs-profile") }));
        Assert.That(chunk.Faults[0].Message, Does.Contain("2023-01-01").And.Contain("2023-07-01"));
    }

    [Test]
    public void Method_codes_name_the_method_that_judges_and_an_unknown_one_is_refused()
    {
        var log = Header + Row("1", method: "1", reading: "66", unit: "%", sample: "A") + Row("1", method: "3", sample: "B") + Row("1", method: "酶抑制率法", sample: "C");

        var (reader, chunk) = PlatformRules.Read(log, PlatformRules.Always(PlatformRules.Named("jiangxi")));

        Assert.That(reader.Meanings.Text(chunk.Rows[0].Method), Is.EqualTo("酶抑制率"));
        Assert.That((chunk.Rows[0].ReportedOutcome, chunk.Rows[0].Outcome), Is.EqualTo((RapidOutcome.Negative, RapidOutcome.Positive)), "66 % is positive by GB/T 5009.199");
        Assert.That(chunk.Details(0), Is.EqualTo("""{"source_outcome":"1","source_method":"1"}"""));
        Assert.That(chunk.FaultCodesOf(), Is.EqualTo(new[] { (3, "not-understood") }));
        Assert.That(chunk.Faults[0].Message, Does.Contain("1=酶抑制率、2=胶体金、11=分光光度"));
        Assert.That(reader.Meanings.Text(chunk.Rows[1].Method), Is.EqualTo("酶抑制率法"));
    }

    [Test]
    public void Provenance_codes_become_words_with_the_code_beside_and_an_unknown_one_is_told_once()
    {
        // No platform's provenance codes were stated, so none is shipped: this one is made up.
        var vendor = new SourceProfile("vendor", "某厂商 3.0") { ProvenanceCodes = [new("3", "仪器", "仪器直传"), new("4", "手工", "手工录入")] };

        var (_, chunk) = PlatformRules.Read(Header + Row("阴性", provenance: "3", sample: "A") + Row("阴性", provenance: "9", sample: "B") + Row("阴性", provenance: "9", sample: "C") + Row("阴性", provenance: "现场", sample: "D"),
            PlatformRules.Always(vendor));

        Assert.That(chunk.Details(0), Is.EqualTo("""{"provenance":"仪器直传","source_provenance":"3"}"""));
        Assert.That(chunk.Details(1), Is.EqualTo("""{"provenance":"9"}"""));
        Assert.That(chunk.Details(3), Is.EqualTo("""{"provenance":"现场"}"""));
        Assert.That(chunk.Warnings.Select(warning => (warning.RowNumber, warning.Code)), Is.EqualTo(new[] { (3, "unmapped-provenance") }));
    }

    [TestCase("18.12", "%", 18.12)]
    [TestCase("11%", "", 11)]
    [TestCase("11％", "%", 11)]
    public void A_per_cent_sign_and_a_unit_apart_are_the_same_to_everyone(string reading, string unit, double percent)
    {
        var (_, chunk) = PlatformRules.Read(Header + Row("阴性", method: "酶抑制率法", reading: reading, unit: unit), PlatformRules.Always(null));

        Assert.That(chunk.Faults, Is.Empty);
        Assert.That(chunk.Rows[0].VerdictDiffers, Is.EqualTo(percent >= 50));
    }

    [Test]
    public void A_per_cent_sign_against_another_unit_is_refused()
    {
        var (_, chunk) = PlatformRules.Read(Header + Row("阴性", method: "酶抑制率法", reading: "11%", unit: "mg/kg"), PlatformRules.Always(null));

        Assert.That(chunk.FaultCodesOf().First(), Is.EqualTo((2, "unit-unknown")));
    }

    [TestCase(2, null)]
    [TestCase(3, "3 行，文件中实有 2 行")]
    [TestCase(1, "1 行，文件中实有 2 行")]
    public void The_declared_number_of_rows_must_be_the_number_that_came(int declared, string? said)
    {
        var log = $"样品编号,检测时间,市场,样品名称,检测项目,检测结果,totalnum\nA,2023-09-18 08:10,440304-M01,菜心,农残,0,{declared}\n\nB,2023-09-18 08:20,440304-M01,菜心,农残,7,{declared}\n";
        var profiles = PlatformRules.Always(PlatformRules.Named("guangdong"));

        if (said is null)
            Assert.That(PlatformRules.Read(log, profiles).Chunk.Read, Is.EqualTo(3), "a refused row came all the same, a blank one did not");
        else
            Assert.That(() => PlatformRules.Read(log, profiles),
                Throws.TypeOf<UnreadableFileException>().With.Message.Contains(said).And.Property("Code").EqualTo("count-differs"));
        Assert.That(() => PlatformRules.Read(log, PlatformRules.Always(PlatformRules.Named("anhui"))), Throws.Nothing, "Anhui sends one record a call and declares nothing");
    }

    [Test]
    public void The_testing_unit_of_a_platform_is_not_the_unit_of_the_reading()
    {
        using var source = new CsvRowSource(new MemoryStream("样品编号,检测时间,市场,样品名称,检测项目,检测单位,检测结果\n"u8.ToArray()), FileEncoding.Utf8);
        var columns = ColumnMap.Find(source, RapidTestColumns.Set, new HeaderMeanings(new Dictionary<string, string>(), PlatformRules.Named("zhejiang").Columns)).Map!;

        Assert.That(columns.FieldOf(RapidTestColumns.Unit), Is.EqualTo(-1));
        Assert.That(columns.UnknownFields.Select(columns.NameOfUnknown), Is.EqualTo(new[] { "检测单位" }));
    }

    [Test]
    public void A_row_that_is_accepted_by_a_platforms_codes_allocates_nothing() =>
        Assert.That(PlatformRules.BytesOfRow(Header.TrimEnd(), index => Row(index % 2 == 0 ? "1" : "0", method: index % 3 == 0 ? "1" : "2", reading: index % 2 == 0 ? "12.4" : "66", unit: "%", sample: $"S{index:D5}").TrimEnd(),
            PlatformRules.Always(PlatformRules.Named("jiangxi"))), Is.LessThan(1));
}
