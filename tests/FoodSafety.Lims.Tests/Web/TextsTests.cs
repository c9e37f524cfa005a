using System.Text.RegularExpressions;
using System.Xml.Linq;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>The English words of the pages stand in one file, one for each Chinese text, and none for nothing.</summary>
[TestFixture]
public sealed partial class TextsTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "FoodSafety.Lims.Web");

    [Test]
    public void Every_text_of_the_pages_has_its_English_and_no_English_is_left_over()
    {
        var used = Directory.EnumerateFiles(Web, "*.cshtml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Web, "*.cs", SearchOption.AllDirectories).Where(file => file.Contains($"{Path.DirectorySeparatorChar}Pages{Path.DirectorySeparatorChar}")))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();
        var english = XDocument.Load(Path.Combine(Web, "Shell", "Texts.en.resx")).Root!.Elements("data").ToDictionary(
            data => data.Attribute("name")!.Value,
            data => data.Element("value")!.Value);

        Assert.That(used, Is.Not.Empty);
        Assert.That(english.Keys, Is.EquivalentTo(used));
        Assert.That(english.Where(text => text.Value.Any(character => character is >= '\u4e00' and <= '\u9fff')).Select(text => text.Key), Is.Empty);
        Assert.That(english.Where(text => Holes(text.Key) != Holes(text.Value)).Select(text => text.Key), Is.Empty);
    }

    private static string Holes(string text) => string.Concat(Hole().Matches(text).Select(match => match.Value).Order());

    [GeneratedRegex("""\b(?:T|texts)\["((?:[^"\\]|\\.)*)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}
