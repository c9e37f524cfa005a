using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Columns;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Profiles.Doors;

/// <summary><c>lims columns</c>, <c>lims columns remember</c>, <c>lims columns forget</c>: which header of a sender's files means which column.</summary>
public static class ColumnsCommand
{
    public static Command Create()
    {
        var (organisation, kind) = Sender();
        var command = new Command("columns", "Lists which headers of a sender's files were told to mean which columns.") { organisation, kind, Remember(), Forget() };
        return command.Runs(run => Do(run, database => new ListColumns(run.Value(organisation)!, run.Value(kind)!).Handle(database, Caller.CommandLine)));
    }

    private static Command Remember()
    {
        var ((organisation, kind), header) = (Sender(), Header());
        var column = new Option<string>("--column") { Description = "The column, e.g. market or 市场.", Required = true, HelpName = "NAME" };
        return new Command("remember", "Tells once which header means a column; used at the next import, never against an exact name.") { organisation, kind, column, header }
            .Runs(run => Do(run, database => new RememberColumn(run.Value(organisation)!, run.Value(kind)!, [(run.Value(column)!, run.Value(header)!)])
                .Handle(database, Caller.CommandLine, DateTimeOffset.UtcNow)));
    }

    private static Command Forget()
    {
        var ((organisation, kind), header) = (Sender(), Header());
        return new Command("forget", "Forgets what a header was told to mean.") { organisation, kind, header }
            .Runs(run => Do(run, database => new ForgetColumn(run.Value(organisation)!, run.Value(kind)!, run.Value(header)!).Handle(database, Caller.CommandLine, DateTimeOffset.UtcNow)));
    }

    private static int Do(CommandRun run, Func<LimsDatabase, Outcome<RememberedColumnList>> operation)
    {
        var opened = run.OpenDatabase();
        return opened.Refusal is { } unusable ? run.Refuse(unusable) : run.Answer(operation(opened.Value), (output, list) =>
        {
            output.WriteLine($"{list.Organisation} {list.Kind}：{(list.Items.Count == 0 ? "没有记住任何列名。" : "")}");
            foreach (var item in list.Items)
                output.WriteLine($"  {item.Header} → {item.Column}");
        });
    }

    private static (Option<string> Organisation, Option<string> Kind) Sender() => (
        new("--org") { Description = "Code of the sender.", Required = true, HelpName = "CODE" },
        new("--kind") { Description = "rapid-tests | samples | results | findings", Required = true });

    private static Option<string> Header() => new("--header") { Description = "The header as it stands in the file.", Required = true, HelpName = "TEXT" };
}
