using System.CommandLine;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>Base of fixtures each of whose tests has an initialised database of its own.</summary>
public abstract class OneDatabase(DatabaseKind kind = DatabaseKind.Sqlite)
{
    private TestDatabase? _test;

    protected DatabaseKind Kind => kind;

    protected LimsDatabase Database => _test!.Database;

    [SetUp]
    public void MakeDatabase() => _test = TestDatabase.Create(kind);

    [TearDown]
    public void RemoveDatabase() => _test?.Dispose();

    /// <summary>Runs one of the commands over the test's database, in this process, as its user writes it.</summary>
    protected async Task<ProgramRun> Invoke(Command[] commands, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandTree.Invoke([.. arguments, "--data", Database.Settings.DataFolder], commands, output, error);
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }
}
