using FoodSafety.Lims.Domain;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace FoodSafety.Lims.Web.Uploads.Doors;

/// <summary>
/// The file in a request, raw or as the first part of a form, kept in a temporary file that vanishes when it is closed:
/// a slow sender then holds no thread and no place in memory.
/// </summary>
public sealed class ReceivedBody : IAsyncDisposable
{
    private ReceivedBody(Stream content, string fileName) => (Content, FileName) = (content, fileName);

    public Stream Content { get; }

    public string FileName { get; }

    public static async Task<Outcome<ReceivedBody>> Read(HttpRequest request, long mostBytes, CancellationToken cancel)
    {
        if (request.ContentLength > mostBytes)
            return TooLarge(mostBytes);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = mostBytes + 65_536;

        var temporary = new FileStream(
            Path.Combine(Path.GetTempPath(), $"lims-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var name = IsMultipart(request) ? await CopyFormFile(request, temporary, mostBytes, cancel) : await CopyRaw(request, temporary, cancel);
            if (name is null)
            {
                await temporary.DisposeAsync();
                return new Refusal("no-file", "表单中没有文件：请用 multipart/form-data 上传一个文件，或直接以文件内容作为请求正文。", RefusalKind.Invalid);
            }
            temporary.Position = 0;
            return new ReceivedBody(temporary, name);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await temporary.DisposeAsync();
            return TooLarge(mostBytes);
        }
        catch (InvalidDataException)
        {
            await temporary.DisposeAsync();
            return TooLarge(mostBytes);
        }
        catch
        {
            await temporary.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    /// <summary>curl names a raw body application/x-www-form-urlencoded unless told otherwise: only multipart is a form here.</summary>
    private static bool IsMultipart(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static async Task<string?> CopyRaw(HttpRequest request, Stream target, CancellationToken cancel)
    {
        await request.Body.CopyToAsync(target, cancel);
        var named = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
            ? disposition.FileNameStar.Value ?? disposition.FileName.Value
            : null;
        return NameOnly(named ?? request.Query["fileName"].ToString());
    }

    private static async Task<string?> CopyFormFile(HttpRequest request, Stream target, long mostBytes, CancellationToken cancel)
    {
        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = mostBytes }));
        var form = await request.ReadFormAsync(cancel);
        if (form.Files.Count == 0)
            return null;
        await using var file = form.Files[0].OpenReadStream();
        await file.CopyToAsync(target, cancel);
        return NameOnly(form.Files[0].FileName);
    }

    /// <summary>A name for people only; nothing is ever stored under it.</summary>
    private static string NameOnly(string given)
    {
        var name = given.Trim('"', ' ')[(given.Trim('"', ' ').LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length == 0 ? "upload" : name.Length > 200 ? name[^200..] : name;
    }

    private static Refusal TooLarge(long mostBytes) => new(
        "too-large", $"文件超过 {mostBytes / (1 << 20)} MB 的上限，请拆分后再上传。", RefusalKind.TooLarge);
}
