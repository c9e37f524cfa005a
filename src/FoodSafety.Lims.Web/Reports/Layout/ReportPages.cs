using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Web.Reports.Layout;

/// <summary>The sheet all reports share: A4 on its side, title, what it is about, page numbers, verification code, sign-off.</summary>
public static class ReportPages
{
    /// <summary>Composes an issued report; the same arguments give the same bytes.</summary>
    public static Document Compose(ReportContent content, string number, string code)
    {
        var question = content.Question;
        var properties = new DocumentProperties(question.Title, question.AsOf)
        {
            Author = $"{question.District.Name}食品安全委员会办公室",
            Subject = $"{question.Kind.Name}（{question.District.Code}，{question.Period.Code}）",
            Keywords = $"{number}, {code}",
        };
        return new Document(properties).Page(page =>
        {
            page.Size(PageSize.A4.Landscape());
            page.Margin(Length.Millimetres(18), Length.Millimetres(17), Length.Millimetres(18), Length.Millimetres(13));
            page.Header().AfterFirstPage().Column(header =>
            {
                header.Item().TextStyle(style => style.Sized(9)).Row(row =>
                {
                    row.Relative().Text(question.Title);
                    row.Natural().Text($"编号：{number}");
                });
                header.Item().Padding(0, 2, 0, 6).HorizontalLine();
            });
            page.Footer().Padding(0, 6, 0, 0).TextStyle(style => style.Sized(9)).Row(row =>
            {
                row.Relative().Text($"核验码：{code}");
                row.Relative().Text(text => text.Align(TextAlignment.Center).Span("第 ").PageNumber().Span(" 页　共 ").PageCount().Span(" 页"));
                row.Relative().Text(text => text.Align(TextAlignment.Right).Span($"数据时点：{ReportWords.Instant(question.AsOf)}"));
            });
            page.Content().Column(column =>
            {
                column.Spacing(6);
                column.Item().Bookmark(question.Title).Text(text => text.Align(TextAlignment.Center)
                    .Span(question.Title, style => style.Sized(19).Bolder().Spaced(1.5)));
                column.Item().Table(table => Head(table, question, number));
                content.Compose(column);
                column.Item().KeepTogether().Column(SignOff);
            });
        });
    }

    private static void Head(TableComposer table, ReportQuestion question, string number)
    {
        table.Constant(64).Relative(1).Constant(64).Relative(1.15).Lines(0).CellPadding(2, 1.5);
        table.Row(row => row
            .Text("区　　名：").Text($"{question.District.Name}（{question.District.Code}）")
            .Text("报表编号：").Text(number));
        table.Row(row => row
            .Text("统计期间：").Text($"{question.Period.Span}（{question.Period.Code}）")
            .Text("数据时点：").Text($"{ReportWords.Instant(question.AsOf)}（{ReportWords.Zone(question.AsOf)}）"));
    }

    /// <summary>Room for pen and seal.</summary>
    private static void SignOff(ColumnComposer column)
    {
        column.Item().Padding(0, 16, 0, 0).Row(row =>
        {
            foreach (var who in (string[])["填表人：", "审核人：", "单位负责人："])
            {
                row.Relative().Row(place =>
                {
                    place.Natural().Text(who);
                    place.Constant(110).Padding(0, 13, 0, 0).HorizontalLine();
                    place.Relative();
                });
            }
        });
        column.Item().Padding(0, 26, 0, 0).Row(row =>
        {
            row.Relative();
            row.Constant(230).Column(seal =>
            {
                seal.Item().Text("填报单位（盖章）：");
                seal.Item().Padding(0, 22, 0, 0).Text(text => text.Align(TextAlignment.Right).Span("年　　　月　　　日"));
            });
        });
    }
}
