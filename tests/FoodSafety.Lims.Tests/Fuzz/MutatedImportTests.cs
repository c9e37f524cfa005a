using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>Mutated files through the whole pipeline into one database: whatever they hold, the data's invariants hold after them.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class MutatedImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const int Files = 200;

    private static readonly (string Kind, string Organisation)[] Kinds =
        [("rapid-tests", "440304-REG"), ("samples", "440304-REG"), ("results", "440304-LAB1"), ("findings", "440304-REG"), ("rapid-tests", "440304-REG")];

    [Test]
    public void Two_hundred_mutated_files_leave_nothing_for_verify_to_find()
    {
        int stored = 0, refused = 0;
        for (var number = 0; number < Files; number++)
        {
            var (of, organisation) = Kinds[number % Kinds.Length];
            var made = FuzzCase.Make(of, FuzzRun.Seed + 1, number);
            try
            {
                var receipt = Database.Import(made.Content, of, organisation, name: "mutated");
                Assert.That(receipt.Rows.Read, Is.EqualTo(receipt.Rows.Blank + receipt.Rows.Accepted + receipt.Rows.Duplicate + receipt.Rows.Refused), made.Name);
                Assert.That(receipt.Status, Is.Not.EqualTo("failed"), made.Name);
                (stored, refused) = (stored + (int)receipt.Rows.Stored, refused + (int)receipt.Rows.Refused);
            }
            catch (Exception cause) when (cause is not AssertionException)
            {
                Assert.Fail($"{made.Name}: {cause}");
            }
        }

        TestContext.Out.WriteLine($"{Files} files, seed {FuzzRun.Seed + 1}: {stored} rows stored, {refused} refused");
        Assert.That(stored, Is.GreaterThan(Files));
        Assert.That(refused, Is.GreaterThan(Files));
        Database.AssertVerified();
    }
}
