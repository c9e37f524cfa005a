using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Reports.Verifying;

namespace FoodSafety.Lims.Tests.Web.Reports;

[TestFixture]
public sealed class ReportLifecycleTests
{
    /// <summary>The whole table, written out: what is not here is refused.</summary>
    private static readonly Dictionary<(string, string), string> Allowed = new()
    {
        [("issued", "delivered")] = "delivered",
        [("delivered", "acknowledged")] = "acknowledged",
    };

    [Test]
    public void Every_stage_and_action_does_what_the_table_says([Values("issued", "delivered", "acknowledged")] string stage, [Values("delivered", "acknowledged")] string action)
    {
        var next = ReportLifecycle.Next("BG-440304-2023-00001", stage, action);

        if (Allowed.TryGetValue((stage, action), out var expected))
            Assert.That(next.Value, Is.EqualTo(expected));
        else
            Assert.That(next.Refusal!.Code, Is.EqualTo("action-not-allowed"));
    }

    [Test]
    public void The_test_knows_every_stage_and_action() => Assert.Multiple(() =>
    {
        Assert.That(ReportLifecycle.Stages, Is.EqualTo(new[] { "issued", "delivered", "acknowledged" }));
        Assert.That(ReportLifecycle.Actions, Is.EqualTo(new[] { "delivered", "acknowledged" }));
        Assert.That(ReportLifecycle.Moves, Has.Count.EqualTo(Allowed.Count));
    });

    [Test]
    public void An_unknown_action_is_refused_with_the_known_ones()
    {
        var refusal = ReportLifecycle.Next("BG-440304-2023-00001", "issued", "burnt").Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("unknown-action"));
        Assert.That(refusal.Message, Does.Contain("delivered").And.Contain("acknowledged"));
    }

    [Test]
    public void A_code_is_read_as_people_type_it()
    {
        var code = VerificationCode.Of("BG-440304-2023-00001", new string('a', 64));

        Assert.That(code, Does.Match("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$"));
        Assert.That(VerificationCode.Normalise(code.ToLowerInvariant().Replace("-", " ").Replace('0', 'o').Replace('1', 'l')), Is.EqualTo(code));
        Assert.That(VerificationCode.Normalise("123"), Is.Null);
        Assert.That(VerificationCode.Normalise("UUUU-UUUU-UU"), Is.Null);
        Assert.That(VerificationCode.Of("BG-440304-2023-00002", new string('a', 64)), Is.Not.EqualTo(code));
        Assert.That(VerificationCode.Of("BG-440304-2023-00001", new string('b', 64)), Is.Not.EqualTo(code));
    }
}
