using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Architecture;

/// <summary>No file and no folder of code is too long to be taken in at a glance; what a tool writes (migrations) is excepted.</summary>
public sealed class SizesTests
{
    private const int MostLines = 300;
    private const int MostFiles = 12;

    private static readonly string[] Roots = ["src", "tests", "benchmarks", "seeds", "tools"];
    private static readonly string[] Endings = [".cs", ".cshtml", ".js", ".css"];
    private static readonly HashSet<string> NotOurs = ["bin", "obj", "node_modules", "Migrations"];

    private static readonly string[] Code =
    [
        .. Roots.SelectMany(root => Below(Path.Combine(Repository.Root, root))).Where(file => Endings.Contains(Path.GetExtension(file))),
    ];

    [Test]
    public void No_file_has_more_than_300_lines()
    {
        Assert.That(Code, Has.Length.GreaterThan(700), "the test sees the code");
        Assert.That(Code.Select(file => (Name: Relative(file), Lines: File.ReadLines(file).Count())).Where(file => file.Lines > MostLines), Is.Empty);
    }

    [Test]
    public void No_folder_has_more_than_12_files()
    {
        var folders = Code.CountBy(file => Relative(Path.GetDirectoryName(file)!));

        Assert.That(folders.Where(folder => folder.Value > MostFiles), Is.Empty, "part the folder by meaning");
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Below));

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path);
}
