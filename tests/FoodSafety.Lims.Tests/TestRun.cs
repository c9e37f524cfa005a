using FoodSafety.Lims.Tests.Support;

// Fixtures share nothing: each has its own database, its own server on a free port, its own browser context. As many run at a time as there are
// cores; one that needs the process to itself says so.
[assembly: Parallelizable(ParallelScope.Fixtures)]

namespace FoodSafety.Lims.Tests;

/// <summary>What is made once for the whole run goes when it ends.</summary>
[SetUpFixture]
public sealed class TestRun
{
    [OneTimeTearDown]
    public void Remove_what_tests_shared()
    {
        TestDatabase.RemoveTemplates();
        PostgresServer.Stop();
    }
}
