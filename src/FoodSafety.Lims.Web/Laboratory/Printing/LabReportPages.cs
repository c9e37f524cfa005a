using System.Globalization;
using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Documents.Text;
using FoodSafety.Lims.Web.Reports.Layout;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The sheet of a laboratory's report: upright A4, marks, facts, results, conclusion, three signatures, place for the seal (食品安全法 art 86).</summary>
public static class LabReportPages
{
    /// <summary>Composes an issued report; the same arguments give the same bytes.</summary>
    public static Document Compose(LabReportPaper paper, string code)
    {
        var properties = new DocumentProperties($"{LabReportPaper.Name} {paper.Number}", paper.IssuedAt)
        {
            Author = paper.LaboratoryName,
            Subject = paper.ClassName,
            Keywords = $"{paper.Number}, {code}",
        };
        return new Document(properties).Page(page =>
        {
            page.Size(PageSize.A4);
            page.Margin(Length.Millimetres(20), Length.Millimetres(18), Length.Millimetres(18), Length.Millimetres(14));
            page.Header().AfterFirstPage().Column(header =>
            {
                header.Item().TextStyle(style => style.Sized(9)).Row(row =>
                {
                    row.Relative().Text($"{paper.LaboratoryName}　{LabReportPaper.Name}");
                    row.Natural().Text($"编号：{paper.Number}");
                });
                header.Item().Padding(0, 2, 0, 6).HorizontalLine();
            });
            page.Footer().Padding(0, 6, 0, 0).TextStyle(style => style.Sized(9)).Row(row =>
            {
                row.Relative().Text($"核验码：{code}");
                row.Relative().Text(text => text.Align(TextAlignment.Center).Span("第 ").PageNumber().Span(" 页　共 ").PageCount().Span(" 页"));
                row.Relative().Text(text => text.Align(TextAlignment.Right).Span($"签发：{Day(DateOnly.FromDateTime(paper.IssuedAt.DateTime))}"));
            });
            page.Content().Column(column => Content(column, paper));
        });
    }

    private static void Content(ColumnComposer column, LabReportPaper paper)
    {
        column.Spacing(6);
        column.Item().TextStyle(style => style.Sized(9)).Row(row =>
        {
            row.Relative().Text(paper.Marks.Count == 0 ? "资质认定：未登记" : $"资质认定：{string.Join("；", paper.Marks)}");
            row.Natural().Text($"编号：{paper.Number}");
        });
        column.Item().Bookmark(LabReportPaper.Name).Text(text => text.Align(TextAlignment.Center).Span(paper.LaboratoryName, style => style.Sized(14).Bolder()));
        column.Item().Text(text => text.Align(TextAlignment.Center).Span(LabReportPaper.Name, style => style.Sized(20).Bolder()));
        column.Item().Text(text => text.Align(TextAlignment.Center).Span($"（{paper.ClassName}）"));
        if (paper.Replaces is { } replaces)
            column.Paragraph($"本报告更正并替代检验报告 {replaces}，原报告自本报告签发之日起作废。");

        column.Item().Table(table =>
        {
            table.Constant(84).Relative(1).Constant(84).Relative(1).CellPadding(4, 3);
            foreach (var pair in paper.Facts.Chunk(2))
                table.Row(row =>
                {
                    foreach (var fact in pair)
                        row.Text(fact.Label).Text(fact.Value);
                    if (pair.Length == 1)
                        row.Text("").Text("");
                });
        });
        column.Heading("检验结果");
        column.Item().Table(table =>
        {
            table.Constant(30).Relative(1.5).Relative(1).Constant(52).Relative(1.1).Relative(1.5).Constant(52).CellPadding(4, 3);
            table.Head("序号", "检验项目", "检验结果", "单位", "标准值", "检验依据", "单项判定");
            table.Rows(paper.Lines.Index(), (row, line) => row
                .Centred((line.Index + 1).ToString(CultureInfo.InvariantCulture)).Text(ReportWords.Levelled(line.Item.TestItem)).Centred(line.Item.Result)
                .Centred(line.Item.Unit).Centred(line.Item.Limit).Text(line.Item.Method).Centred(line.Item.Verdict));
        });
        column.Heading("检验结论");
        column.Paragraph(paper.Conclusion);
        if (paper.Remark is { } remark)
            column.Paragraph($"备注：{remark}");
        column.Item().KeepTogether().Column(signing => Sign(signing, paper));
    }

    private static void Sign(ColumnComposer column, LabReportPaper paper)
    {
        column.Item().Padding(0, 18, 0, 0).Row(row =>
        {
            foreach (var signature in paper.Signatures)
                row.Relative().Column(one =>
                {
                    one.Item().Text($"{signature.Role}：{signature.Who}");
                    one.Item().Text(Day(signature.On));
                });
        });
        column.Item().Padding(0, 22, 0, 0).Row(row =>
        {
            row.Relative();
            row.Constant(230).Column(seal =>
            {
                seal.Item().Text("检验机构（盖章）：");
                seal.Item().Padding(0, 40, 0, 0).Text(text => text.Align(TextAlignment.Right).Span(Day(DateOnly.FromDateTime(paper.IssuedAt.DateTime))));
            });
        });
        column.Notes(
        [
            "本报告未加盖检验机构印章无效；未经检验机构书面同意，不得部分复制。",
            "单项判定由检验机构的判定与按标准值的判定从严取定。",
            "被抽样单位、标称生产者对检验结论有异议的，按食品安全法第八十八条申请复检。",
        ]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
