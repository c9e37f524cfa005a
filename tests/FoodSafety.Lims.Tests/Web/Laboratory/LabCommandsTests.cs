using FoodSafety.Lims.Tests.Domain.Laboratory;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Laboratory.Doors;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>The commands of laboratories tell what the operations do.</summary>
[TestFixture]
public sealed class LabCommandsTests : OneDatabase
{
    [Test]
    public async Task The_commands_tell_the_same()
    {
        var commands = new[] { WorklistCommand.Create(), TurnaroundCommand.Create(), ContractCommands.Contracts(), ContractCommands.Settlement(), LabReportCommands.List(), LabReportCommands.One(), ContractCommands.Purchase(), EnterCommand.Create() };
        Database.Samples(Sample("FT1"), Sample("FT2"));
        Database.Reference("contracts", $$"""{"name": "contracts", "rows": [{{ContractsTests.Row("C1", "\"蔬菜\"")}}]}""");
        await Database.Walk("FT1", "hand-over", "receive");
        var number = (await Database.Enter(LabSteps.Row("FT1"))).Rows[0].Report!;

        Assert.That((await Invoke(commands, "worklist", "--org", "440304-LAB1")).Output, Does.Contain("FT1").And.Contain(number));
        foreach (var (action, who) in new[] { ("submit", "周九"), ("review", "吴十"), ("approve", "郑一") })
            Assert.That((await Invoke(commands, "lab-report", number, "--act", action, "--by", who)).ExitCode, Is.Zero, action);
        var paper = Path.Combine(Database.Settings.DataFolder, "报告.pdf");
        Assert.That((await Invoke(commands, "lab-report", number, "--out", paper)).ExitCode, Is.Zero);
        Assert.That(File.ReadAllBytes(paper).AsSpan(0, 4).SequenceEqual("%PDF"u8), Is.True);
        Assert.That((await Invoke(commands, "lab-reports", "--stage", "issued")).Output, Does.Contain(number).And.Contain("合格报告"));
        Assert.That((await Invoke(commands, "turnaround", "--year", "2023")).Output, Does.Contain("440304-LAB1"));
        Assert.That((await Invoke(commands, "contracts", "--district", "440304")).Output, Does.Contain("已用 2"));
        Assert.That((await Invoke(commands, "settlement", "C1", "--month", "2023-04")).Output, Does.Contain("应付"));
        Assert.That((await Invoke(commands, "purchase", "FT1", "--cost", "2050", "--receipt", "票0001", "--by", "王五")).Output, Does.Contain("20.50"));
        Assert.That((await Invoke(commands, "settlement", "C1", "--month", "2023-04", "--settle", "--by", "赵六")).Output, Does.Contain("已由 赵六").And.Contain("C1 2023-04"));
        Assert.That((await Invoke(commands, "settlement", "C1", "--month", "2023-04", "--settle")).ExitCode, Is.EqualTo(2), "nobody in particular settles nothing");
        await Database.Walk("FT2", "hand-over", "receive");
        var rows = Path.Combine(Database.Settings.DataFolder, "rows.json");
        await File.WriteAllTextAsync(rows, """{"rows": [{"sampleNo": "FT2", "testItem": "毒死蜱", "result": "0.01", "unit": "mg/kg", "limit": "≤0.02", "testedOn": "2023-04-05"}, {"sampleNo": "FT2", "testItem": "镉"}]}""");
        Assert.That((await Invoke(commands, "enter", rows, "--org", "440304-LAB1", "--by", "周九")).Output, Does.Contain("已录入 1 条").And.Contain("未接收 1 条"));
        Assert.That((await Invoke(commands, "enter", paper, "--org", "440304-LAB1", "--by", "周九")).ExitCode, Is.EqualTo(2));
        Assert.That((await Invoke(commands, "lab-report", number, "--act", "retract")).ExitCode, Is.EqualTo(2), "nobody in particular signs nothing");
    }
}
