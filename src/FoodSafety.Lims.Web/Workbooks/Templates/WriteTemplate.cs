using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Workbooks.Templates;

/// <summary>
/// Writes an empty file to fill in: the columns of the kind as the parser knows them, and an example. The example stands above the header,
/// where an import looks for titles only: forgotten there, it is never taken for data.
/// </summary>
/// <param name="Kind">rapid-tests | samples | results | findings</param>
/// <param name="Format">xlsx | csv</param>
/// <param name="DistrictCode">Whose markets and laboratories it offers; null for those of all districts.</param>
public sealed record WriteTemplate(string Kind, string Format, string? DistrictCode)
{
    /// <summary>Spreadsheet row of the title.</summary>
    internal const int TitleRow = 1;

    /// <summary>Spreadsheet row of the example.</summary>
    internal const int ExampleRow = 2;

    /// <summary>Spreadsheet row of the header; what people write follows it.</summary>
    internal const int HeaderRow = 3;

    internal const string Title = "第 2 行是示例，不会导入。请从第 4 行起填写；带 * 的列必填，不用的列可以留空或删除。";

    /// <summary>Answers with the name the file should bear.</summary>
    public Outcome<string> Handle(LimsDatabase database, Stream target)
    {
        if (!ReceiveUpload.Kinds.Contains(Kind))
            return new Refusal("unknown-kind", $"“{Kind}”不是文件种类，请用 {string.Join("、", ReceiveUpload.Kinds)}。", RefusalKind.NotFound);
        if (Format is not ("xlsx" or "csv"))
            return new Refusal("unknown-format", $"“{Format}”不是模板的格式，请用 xlsx 或 csv。", RefusalKind.NotFound);
        using var connection = database.OpenConnection();
        if (DistrictCode is not null && connection.Ask<string>(null, "SELECT code FROM districts WHERE code = @code", ("code", DistrictCode)) is null)
            return new Refusal("unknown-district", $"没有编码为 {DistrictCode} 的区。", RefusalKind.Invalid);

        var columns = ImportKinds.Columns(Kind).Columns;
        var choices = new TemplateChoices(connection, DistrictCode);
        if (Format == "xlsx")
            TemplateWorkbook.Write(target, KindNames.Of(Kind), columns, choices);
        else
            TemplateText.Write(target, columns, choices);
        return $"{KindNames.Of(Kind)}模板.{Format}";
    }
}
