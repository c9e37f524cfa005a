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
        var commands = new[] { WorklistCommand.Create(), TurnaroundCommand.Create(), ContractCommands.Contracts(), ContractCommands.Settlement(), LabReportCommands.List(), LabReportCommands.One() };
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
        Assert.That((await Invoke(commands, "lab-report", number, "--act", "retract")).ExitCode, Is.EqualTo(2), "nobody in particular signs nothing");
    }
}
