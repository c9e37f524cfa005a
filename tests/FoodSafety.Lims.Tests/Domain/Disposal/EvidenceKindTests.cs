using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

[TestFixture]
public sealed class EvidenceKindTests
{
    private static readonly DateTimeOffset At = new(2023, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));

    [TestCase(EvidenceForm.Text, "有", true)]
    [TestCase(EvidenceForm.Text, " 　", false)]
    [TestCase(EvidenceForm.Text, null, false)]
    [TestCase(EvidenceForm.YesNo, "yes", true)]
    [TestCase(EvidenceForm.YesNo, "是", false)]
    [TestCase(EvidenceForm.Instant, "2023-03-01T08:10+08:00", true)]
    [TestCase(EvidenceForm.Instant, "2023-03-01T00:10:00Z", true)]
    [TestCase(EvidenceForm.Instant, "2023-03-01T09:00:00+08:00", true)]
    [TestCase(EvidenceForm.Instant, "2023-03-01T09:00:01+08:00", false, TestName = "an instant after it is given")]
    [TestCase(EvidenceForm.Instant, "2023-03-01T08:10:00", false, TestName = "an instant without offset")]
    [TestCase(EvidenceForm.Instant, "昨天", false)]
    [TestCase(EvidenceForm.Kilograms, "0", true)]
    [TestCase(EvidenceForm.Kilograms, "12.50", true)]
    [TestCase(EvidenceForm.Kilograms, "-1", false)]
    [TestCase(EvidenceForm.Kilograms, "12,5", false)]
    [TestCase(EvidenceForm.Kilograms, "12条", false, TestName = "pieces are not kilograms")]
    [TestCase(EvidenceForm.DatedNumber, "2023-05-10 福公立字〔2023〕12号", true)]
    [TestCase(EvidenceForm.DatedNumber, "福公立字〔2023〕12号，2023年5月10日", true)]
    [TestCase(EvidenceForm.DatedNumber, "福公立字〔2023〕12号", false, TestName = "a number without a day")]
    [TestCase(EvidenceForm.DatedNumber, "2023-05-10", false, TestName = "a day without a number")]
    [TestCase(EvidenceForm.DatedNumber, "2023-02-30 福公立字12号", false, TestName = "no such day")]
    [TestCase(EvidenceForm.File, "photo.jpg", false, TestName = "a name alone is no file")]
    public void A_value_must_have_the_form_of_its_kind(EvidenceForm form, string? value, bool accepted)
    {
        var kind = new EvidenceKind("some", "某证据", form);

        var fault = kind.FaultOf(new EvidenceItem("some", "张三", At, value));

        Assert.That(fault, accepted ? Is.Null : Does.Contain("某证据（some）"));
    }

    [TestCase(true, "拒签，见证人王五", true)]
    [TestCase(true, " ", false)]
    [TestCase(false, "没有时间", false)]
    public void A_waiver_wants_a_reason_and_a_kind_that_may_be_waived(bool waivable, string reason, bool accepted)
    {
        var kind = new EvidenceKind("some", "某证据", EvidenceForm.File, Waivable: waivable);

        var fault = kind.FaultOf(new EvidenceItem("some", "张三", At, Waiver: reason));

        Assert.That(fault, accepted ? Is.Null : Is.Not.Null);
    }

    /// <summary>domain.md §8 no. 13: a vendor may refuse to sign (拒签 + 见证人).</summary>
    [TestCase("拒签，见证人王五", true)]
    [TestCase("拒签，见证人：王五", true)]
    [TestCase("经营户拒签", false)]
    [TestCase("拒签，见证人：", false)]
    [TestCase("不肯签字", false, Description = "whatever it is called")]
    [TestCase("不肯签字，见证人李明", true)]
    [TestCase("摊位已撤，无人可签", false, Description = "who is not there was not told")]
    public void Who_refuses_to_sign_is_seen_by_a_named_witness(string reason, bool accepted)
    {
        var fault = PositiveLifecycle.NoticeSignature.FaultOf(new EvidenceItem("notice-signature", "张三", At, Waiver: reason));

        Assert.That(fault, accepted ? Is.Null : Does.Contain("见证人"));
    }

    [TestCase("late", true)]
    [TestCase("逾期提出", true)]
    [TestCase("other：样品已由公安机关调取", true)]
    [TestCase("太晚了", false)]
    public void A_ground_is_one_of_those_the_regulation_knows(string value, bool accepted)
    {
        var fault = FoodSafety.Lims.Domain.Disposal.Disputes.ReinspectionTable.RefusalGround.FaultOf(new EvidenceItem("reinspection-refusal-ground", "张三", At, value));

        Assert.That(fault, accepted ? Is.Null : Does.Contain("microbiological（微生物指标不合格）"));
    }

    [Test]
    public void A_file_is_known_by_its_hash()
    {
        var kind = new EvidenceKind("some", "某证据", EvidenceForm.File);

        Assert.That(kind.FaultOf(new EvidenceItem("some", "张三", At, FileSha256: new string('0', 64))), Is.Null);
    }
}
