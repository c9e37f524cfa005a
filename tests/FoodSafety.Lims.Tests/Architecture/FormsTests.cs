using System.Text.RegularExpressions;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Architecture;

/// <summary>The framework writes its token against forged requests into a form by itself only where the form names no address; any other must do so, or every post of it is refused.</summary>
public sealed partial class FormsTests
{
    [Test]
    public void A_form_that_posts_to_an_address_carries_the_token()
    {
        var forms = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(page => Form().Matches(File.ReadAllText(page)).Select(form => (Page: Path.GetFileName(page), form.Value)))
            .Where(form => form.Value.Split('\n')[0] is var opens && opens.Contains("method=\"post\"", StringComparison.Ordinal) && opens.Contains(" action=", StringComparison.Ordinal))
            .ToList();

        Assert.That(forms, Has.Count.GreaterThan(30), "the test sees the forms");
        Assert.That(forms.Where(form => !form.Value.Contains("@Html.AntiForgeryToken()", StringComparison.Ordinal)), Is.Empty);
    }

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();
}
