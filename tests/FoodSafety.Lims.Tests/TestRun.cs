using FoodSafety.Lims.Tests.Support;

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
