using System.Globalization;
using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Web.Reports.Layout;

namespace FoodSafety.Lims.Web.Reports.Findings;

/// <summary>The two ledgers as they are filed.</summary>
internal static class FindingsLayout
{
    private static readonly Color Shade = Color.Gray(225);

    public static void Compose(FindingsContent content, ColumnComposer column)
    {
        column.Heading("一、不合格食品核查处置（实验室检验结论）");
        column.Paragraph(SummaryOf(content.Disposals));
        if (content.Disposals.Count > 0)
            column.Item().TextStyle(style => style.Sized(8.5).Spaced(1.25)).Table(table => Disposals(table, content.Disposals));

        column.Heading("二、快检阳性处置（筛查结果，不作为不合格结论）");
        column.Paragraph(SummaryOf(content.Positives));
        if (content.Positives.Count > 0)
            column.Item().TextStyle(style => style.Sized(8.5).Spaced(1.25)).Table(table => Positives(table, content.Positives));

        column.Notes(
        [
            "本表列统计期间内立案的案件，处置情况截至数据时点。核查处置与阳性处置为两本台账、两个办结率，不合并计算。",
            "核查处置率＝已销号件数÷应办件数；已移送管辖、已注销和已并案的不计入应办。到期应办＝已销号的与办结期限已过的，不含期限内在办的。没有应办案件时为“不适用（0/0）”。",
            "快检阳性为筛查结果，经实验室检验确认的转入核查处置，另立案件。",
            "“逾期”指截至数据时点已超过所注明的期限而尚未办理；期限按系统内注明来源的法定时限和工作日历推算。",
        ]);
    }

    private static string SummaryOf(IReadOnlyList<DisposalLine> lines)
    {
        var due = lines.Count(line => line.IsDue);
        var closed = lines.Count(line => line.IsClosed);
        var arrived = closed + lines.Count(line => line.IsDue && line.IsRunOut);
        return $"统计期间立案{Number(lines.Count)}件，其中移送或注销{Number(lines.Count - due)}件，应办{Number(due)}件，已销号{Number(closed)}件，"
            + $"在办{Number(due - closed)}件（逾期{Number(lines.Count(line => line.IsLate))}件）。核查处置率：{RateOf(closed, due)}；其中到期应办：{RateOf(closed, arrived)}。";
    }

    private static string RateOf(int closed, int due) => due == 0 ? "不适用（0/0）" : $"{ReportWords.Rate(closed, due)}（{Number(closed)}/{Number(due)}）";

    private static string SummaryOf(IReadOnlyList<PositiveLine> lines)
    {
        var closed = lines.Count(line => line.IsClosed);
        var ways = lines.Where(line => line.Resolution.Length > 0).GroupBy(line => line.Resolution)
            .OrderByDescending(way => way.Count()).ThenBy(way => way.Key, StringComparer.Ordinal)
            .Select(way => $"{way.Key}{Number(way.Count())}件").ToList();
        return $"统计期间快检阳性{Number(lines.Count)}批次，已办结{Number(closed)}批次，在办{Number(lines.Count - closed)}批次（逾期{Number(lines.Count(line => line.IsLate))}批次）。"
            + $"阳性处置办结率：{RateOf(closed, lines.Count)}。{(ways.Count == 0 ? "" : $"处置结果：{string.Join("、", ways)}。")}";
    }

    private static void Disposals(TableComposer table, IReadOnlyList<DisposalLine> lines)
    {
        table.Constant(28).Constant(108).Relative(1).Relative(2.2).Relative(2.2).Constant(54).Constant(54).Constant(62).Constant(54).CellPadding(3, 2.5);
        table.Head("序号", "案件编号 / 抽样单编号", "食品名称", "不合格项目及检验结果", "被抽样单位及生产者", "立案日期", "办结期限", "处置进度", "办结日期");
        table.Rows(lines.Index(), (row, numbered) =>
        {
            var (index, line) = numbered;
            row.Centred(Number(index + 1)).Text($"{line.Number}\n{line.SampleNo}").Text(line.Food).Text(line.Failures).Text(line.Parties)
                .Centred(line.OpenedOn).Centred(line.Due);
            Standing(row, line.Stage, line.Late);
            row.Centred(line.EndedOn);
        });
    }

    private static void Positives(TableComposer table, IReadOnlyList<PositiveLine> lines)
    {
        table.Constant(28).Constant(108).Constant(54).Relative(1.5).Relative(1).Relative(2.2).Constant(46).Constant(62).Constant(54).Constant(54).CellPadding(3, 2.5);
        table.Head("序号", "案件编号 / 样品编号", "检测时间", "市场", "样品名称", "阳性项目及检测值", "组织方", "处置进度", "处置结果", "办结日期");
        table.Rows(lines.Index(), (row, numbered) =>
        {
            var (index, line) = numbered;
            row.Centred(Number(index + 1)).Text($"{line.Number}\n{line.SampleNo}").Centred(line.TestedAt).Text(line.Market).Text(line.Food).Text(line.Readings)
                .Centred(line.Organiser);
            Standing(row, line.Stage, line.Late);
            row.Centred(line.Resolution).Centred(line.EndedOn);
        });
    }

    private static void Standing(TableRowComposer row, string stage, string late) =>
        row.Cell(shade: late.Length > 0 ? Shade : null).Text(text =>
        {
            text.Align(Documents.Text.TextAlignment.Center).Span(stage);
            if (late.Length > 0)
                text.Span($"\n{late}逾期", style => style.Bolder());
        });

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
