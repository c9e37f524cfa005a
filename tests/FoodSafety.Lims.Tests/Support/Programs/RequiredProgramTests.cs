namespace FoodSafety.Lims.Tests.Support;

[TestFixture, NonParallelizable] // sets a variable of the process
public sealed class RequiredProgramTests
{
    [Test]
    public void A_program_that_is_there_runs_and_its_words_are_read()
    {
        var run = RequiredProgram.Require("dotnet").Run(["--version"]);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.StartWith("10."));
    }

    [Test]
    public void A_missing_program_skips_the_test_and_fails_it_where_skipping_is_forbidden()
    {
        var before = Environment.GetEnvironmentVariable("LIMS_TESTS_FORBID_SKIP");
        try
        {
            Environment.SetEnvironmentVariable("LIMS_TESTS_FORBID_SKIP", null);
            Assert.Throws<IgnoreException>(() => RequiredProgram.Require("no-such-program"));

            Environment.SetEnvironmentVariable("LIMS_TESTS_FORBID_SKIP", "1");
            using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
            {
                var failure = Assert.Throws<AssertionException>(() => RequiredProgram.Require("no-such-program"));
                Assert.That(failure!.Message, Does.Contain("no-such-program"));
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("LIMS_TESTS_FORBID_SKIP", before);
        }
    }
}
