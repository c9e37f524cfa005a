namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>The code and sentence of an answer that no operation gave: routing, authentication, or a bug.</summary>
public static class BareStatus
{
    public static (string Code, string Message) Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("bad-request", "请求无法理解：请对照 /openapi/v1.json 检查参数和正文。"),
        StatusCodes.Status401Unauthorized => ("unauthenticated", "需要身份：请在请求头 Authorization 中带上 Bearer 令牌，或先登录。"),
        StatusCodes.Status403Forbidden => ("forbidden", "您的角色不能执行此操作。"),
        StatusCodes.Status404NotFound => ("no-such-route", "没有这个地址：请对照 /openapi/v1.json。"),
        StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "此地址不支持该方法：请对照 /openapi/v1.json。"),
        StatusCodes.Status413PayloadTooLarge => ("too-large", "文件过大：请拆分后再上传。"),
        StatusCodes.Status415UnsupportedMediaType => ("unsupported-media-type", "不支持这种正文格式：请对照 /openapi/v1.json。"),
        _ => ("failed", "系统内部错误，未作任何更改；请把发生时间告知管理员。"),
    };
}
