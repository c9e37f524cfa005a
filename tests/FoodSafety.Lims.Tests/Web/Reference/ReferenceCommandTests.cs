using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reference.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Tests.Web.Reference;

/// <summary>Exit codes and documents of <c>lims reference</c> (contract, commands).</summary>
[TestFixture]
public sealed class ReferenceCommandTests : OneDatabase
{
    private string File => Path.Combine(Database.Settings.DataFolder, "document.json");

    [Test]
    public async Task The_list_names_every_set_and_when_it_came_in()
    {
        var run = await Invoke("list", "--json");

        var items = JsonDocument.Parse(run.Output).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.That(items, Has.Count.EqualTo(FirstReference.Documents().Count()));
        Assert.That(items.Select(item => item.GetProperty("name").GetString()), Does.Contain("limits").And.Contain("plans/510900-HD-suining-hedong-2023"));
        Assert.That(items[0].GetProperty("importedAt").GetDateTimeOffset(), Is.EqualTo(TestDatabase.Now));
    }

    [Test]
    public async Task Out_and_in_again_says_that_nothing_changed()
    {
        Assert.That((await Invoke("export", "foods", File)).ExitCode, Is.EqualTo(ExitCode.Done));

        var run = await Invoke("import", "foods", File);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done), run.Error);
        Assert.That(run.Output, Does.Contain("未作任何更改"));
    }

    [Test]
    public async Task A_malformed_document_ends_with_1_and_one_document_of_all_faults()
    {
        await System.IO.File.WriteAllTextAsync(File, """{"name":"foods","rows":[{"name":"菜"},{"nome":"鱼"}]}""");

        var run = await Invoke("import", "foods", File, "--json");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Refused));
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.That(answer.GetProperty("code").GetString(), Is.EqualTo("reference-malformed"));
        Assert.That(answer.GetProperty("faults").GetArrayLength(), Is.GreaterThan(8));
        Assert.That(run.Error, Does.Contain("nome"));
    }

    [TestCase("export", "nothing")]
    [TestCase("import", "nothing")]
    public async Task A_name_that_is_not_known_ends_with_2(string verb, string name)
    {
        await System.IO.File.WriteAllTextAsync(File, "{}");

        var run = await Invoke(verb, name, File, "--json");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(JsonDocument.Parse(run.Output).RootElement.GetProperty("code").GetString(), Is.EqualTo("unknown-set"));
        Assert.That(run.Error, Does.Contain("plans/440304-futian-2023"));
    }

    [Test]
    public async Task A_file_that_is_not_there_ends_with_2() =>
        Assert.That((await Invoke("import", "foods", File + ".none")).ExitCode, Is.EqualTo(ExitCode.WrongUsage));

    private Task<ProgramRun> Invoke(params string[] arguments) => Invoke([ReferenceCommand.Create()], ["reference", .. arguments]);
}
