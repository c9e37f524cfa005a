using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Tests.Web.Commands;

/// <summary>Exit codes and streams of the contract: 0 done, 1 refused, 2 wrong usage or unknown code; with --json one document on standard output.</summary>
[TestFixture]
public sealed class CommandTreeTests : OneDatabase
{
    [TestCase("markets", 0)]
    [TestCase("markets --district 999999", 2)]
    [TestCase("missing-logs --district 440304", 2)]
    [TestCase("missing-logs --district 440304 --date 18.9.2023", 2)]
    [TestCase("missing-logs --district 440304 --date 2023-09-18 --as-of yesterday", 2)]
    [TestCase("missing-logs --district 440304 --date 2023-09-18 --by noon", 2)]
    [TestCase("quotas --district 440304 --year 2023", 0)]
    [TestCase("quotas --district 440304 --year 1999", 2)]
    [TestCase("token add --name n --role king", 2)]
    [TestCase("token add --name n --role lab", 2)]
    [TestCase("token add --name n --role lab --org 440304-LAB1", 0)]
    [TestCase("undo U-000001", 1)]
    [TestCase("no-such-command", 2)]
    [TestCase("markets --Lims:TimeZone Mars/Olympus", 2)]
    [TestCase("markets --Lims:Database oracle", 2)]
    [TestCase("markets --Lims:Database postgres", 2)]
    public async Task A_command_ends_with_its_exit_code_and_one_document(string line, int exitCode)
    {
        var run = await Invoke([.. line.Split(' '), "--json"]);

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        var document = JsonDocument.Parse(run.Output).RootElement;
        if (exitCode != 0)
        {
            Assert.That(document.GetProperty("code").GetString(), Is.Not.Empty);
            Assert.That(run.Error, Does.Contain(document.GetProperty("message").GetString()!), "people read standard error");
        }
    }

    [Test]
    public async Task A_refusal_leaves_standard_output_empty_for_people()
    {
        var run = await Invoke(["markets", "--district", "999999"]);

        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("unknown-district"));
    }

    [Test]
    public async Task A_value_that_cannot_be_read_is_named_without_a_type_of_the_program()
    {
        var run = await Invoke(["quotas", "--district", "440304", "--year", "abcd"]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("'abcd' for option '--year'").And.Not.Contain("System."));
    }

    [Test]
    public async Task A_district_lists_its_markets_by_code_name_kind_and_district()
    {
        var run = await Invoke(["markets", "--district", "520100", "--json"]);

        // 贵阳 has 5 wholesale markets (contract, "First use").
        var items = JsonDocument.Parse(run.Output).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.That(items, Has.Count.EqualTo(5));
        Assert.That(items[0].EnumerateObject().Select(property => property.Value.GetString()), Is.EqualTo(new[] { "520100-M01", "贵阳示例市场01", "market", "520100" }));
    }

    [Test]
    public async Task The_token_is_printed_alone_so_that_programs_can_take_it()
    {
        var run = await Invoke(["token", "add", "--name", "n", "--role", "office"]);

        Assert.That(JsonDocument.Parse(run.Output).RootElement.GetProperty("token").GetString(), Does.Match("^lims_[0-9a-f]{64}$"));
    }

    [TestCase("2023-12-31T23:59:59+08:00", "2023-12-31T23:59:59.0000000+08:00")]
    [TestCase("2023-12-31T15:59:59Z", "2023-12-31T15:59:59.0000000+00:00")]
    [TestCase("2023-12-31 23:59", "2023-12-31T23:59:00.0000000+08:00")]
    [TestCase("2023-12-31", "2023-12-31T23:59:59.9990000+08:00")]
    public void An_instant_without_a_zone_is_the_districts_wall_clock_and_a_day_includes_itself(string written, string instant)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

        Assert.That(LocalClock.TryReadInstant(written, zone, out var read), Is.True);
        Assert.That(read.ToString("O"), Is.EqualTo(instant));
    }

    private Task<ProgramRun> Invoke(string[] arguments) => Invoke(
        [
            MarketsCommands.Markets(), MarketsCommands.Missing(), QuotasCommand.Create(), TokenCommand.Create(),
            CommandExtensions.NotAvailable("undo", "Takes an import back"),
        ],
        arguments);
}
