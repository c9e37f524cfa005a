using System.Buffers.Binary;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Demo;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>
/// The picture of the dashboard that the README shows. It is taken anew, from the data of <c>lims demo</c>, by
/// <c>LIMS_TESTS_TAKE_PICTURES=1 dotnet test tests/FoodSafety.Lims.Tests --filter Name=The_README_shows_the_dashboard_of_the_demo</c>
/// </summary>
[TestFixture]
public sealed class PictureTests
{
    private const int Width = 1280;
    private static readonly string Picture = Path.Combine(Repository.Root, "docs", "images", "dashboard.png");

    [Test]
    public async Task The_README_shows_the_dashboard_of_the_demo()
    {
        if (Environment.GetEnvironmentVariable("LIMS_TESTS_TAKE_PICTURES") == "1")
            await Take();

        Assert.That(Picture, Does.Exist);
        // PNG: 8 bytes of signature, then the header with the width as a big-endian integer at byte 16.
        var bytes = await File.ReadAllBytesAsync(Picture);
        Assert.That(bytes.AsSpan(1, 3).SequenceEqual("PNG"u8), Is.True);
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), Is.EqualTo(Width));
    }

    private static async Task Take()
    {
        await using var lims = await ServedLims.Start();
        await new RunDemo(lims.Database, DemoCommand.AsOf, _ => { }).Handle(default);
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, Width, 1180);
        await page.SignIn("办公室", "a long password");
        await page.GotoAsync("/?District=440304&AsOf=2023-09-18");
        await page.WaitForSelectorAsync("#targets");

        Directory.CreateDirectory(Path.GetDirectoryName(Picture)!);
        await page.ScreenshotAsync(new() { Path = Picture });
    }
}
