using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Architecture;

/// <summary>The README's figures are those of benchmarks/results, word for word.</summary>
public sealed class ReadmeFiguresTests
{
    private const string Start = "<!-- figures -->";
    private const string End = "<!-- /figures -->";
    private const string Refresh = "LIMS_REFRESH_DOCS=1 dotnet test tests/FoodSafety.Lims.Tests --filter ReadmeFiguresTests";

    [Test]
    public void The_readme_shows_the_results_as_they_were_measured()
    {
        var file = Path.Combine(Repository.Root, "README.md");
        var readme = File.ReadAllText(file).ReplaceLineEndings("\n");
        var results = Directory.EnumerateFiles(Path.Combine(Repository.Root, "benchmarks", "results"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => File.ReadAllText(path).ReplaceLineEndings("\n").Trim());
        var figures = $"{Start}\n{string.Join("\n\n", results)}\n{End}";
        var expected = readme[..readme.IndexOf(Start, StringComparison.Ordinal)] + figures + readme[(readme.IndexOf(End, StringComparison.Ordinal) + End.Length)..];

        if (Environment.GetEnvironmentVariable("LIMS_REFRESH_DOCS") == "1")
            File.WriteAllText(file, readme = expected);

        Assert.That(readme, Is.EqualTo(expected), $"README.md shows old figures. Refresh it: {Refresh}");
    }
}
