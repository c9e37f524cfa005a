namespace FoodSafety.Lims.Web.Shell;

public static class WebHost
{
    public static Task<WebApplication> Build(LimsSettings settings, IReadOnlyList<string> configuration, string? urls)
    {
        var builder = WebApplication.CreateBuilder([.. configuration]);
        builder.WebHost.UseUrls(urls ?? "http://localhost:5080");
        return Task.FromResult(builder.Build());
    }
}
