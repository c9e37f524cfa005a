using FoodSafety.Lims.Tests.Support;
using Microsoft.Playwright;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>One Chromium for all browser tests, and a page with its own cookies for each; skipped where there is no Chromium.</summary>
[SetUpFixture]
public sealed class BrowserPage
{
    private static readonly SemaphoreSlim Starting = new(1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>A page of a new visitor.</summary>
    /// <param name="url">Where the program serves.</param>
    /// <param name="width">Of the window in CSS pixels: 390 a phone, 1280 a desk.</param>
    /// <param name="height">Of the window.</param>
    /// <param name="javaScript">Whether scripts run.</param>
    public static async Task<IPage> Open(Uri url, int width, int height = 900, bool javaScript = true)
    {
        var chromium = RequiredProgram.Require("chromium", "chromium-browser", "google-chrome");
        await Starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = chromium.Path,
                // Chromium refuses to run its sandbox as root, which containers are.
                Args = ["--no-sandbox", "--disable-gpu"],
            });
        }
        finally
        {
            Starting.Release();
        }
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
            TimezoneId = "Asia/Shanghai",
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
