using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.RapidTests;

/// <summary>Turns scheduled rows into cells. All words are encoded once; a row only copies bytes and formats numbers.</summary>
internal sealed class RapidTestRowWriter
{
    private const int MinutesToRepeat = 30;
    private static readonly string[] OutcomeWords = ["阴性", "阳性", "可疑", "无效"];
    private readonly CellWriter _cells;
    private readonly RapidTestFileOptions _options;
    private readonly RapidTestSchedule _schedule;
    private readonly RapidTestWideCells? _wide;
    private readonly byte[][] _markets;
    private readonly byte[][] _people;
    private readonly byte[][] _days;
    private readonly byte[][] _shortDays;
    private readonly byte[][] _minutes;
    private readonly byte[][] _outcomes;
    private readonly byte[][][] _foods;
    private readonly byte[][][] _items;
    private readonly byte[] _enzyme;
    private readonly byte[] _card;
    private readonly byte[] _percent;

    public RapidTestRowWriter(CellWriter cells, RapidTestFileOptions options, RapidTestSchedule schedule)
    {
        (_cells, _options, _schedule) = (cells, options, schedule);
        var words = new MarketWords(options.Seed);
        // Every fourth market is written by its name, as people do; the others by their code.
        _markets = cells.Encode(Enumerable.Range(1, options.Markets).Select(number => number % 4 == 0
            ? $"{options.DistrictName}示例市场{number:00}"
            : $"{options.DistrictCode}-M{number:00}"));
        _people = cells.Encode(words.People);
        _days = cells.Encode(schedule.Days.Select(day => FormattableString.Invariant($"{day:yyyy-MM-dd}")));
        _shortDays = cells.Encode(schedule.Days.Select(day => FormattableString.Invariant($"{day:yyMMdd}")));
        _minutes = cells.Encode(Enumerable.Range(0, 24 * 60).Select(minute => FormattableString.Invariant($" {minute / 60:00}:{minute % 60:00}")));
        _outcomes = cells.Encode(OutcomeWords);
        _foods = [.. MarketGoods.Shelves.Select(shelf => cells.Encode(shelf.Foods))];
        _items = [.. MarketGoods.Shelves.Select(shelf => cells.Encode(shelf.Items))];
        _enzyme = cells.Encode(MarketGoods.EnzymeMethod);
        _card = cells.Encode(MarketGoods.CardMethod);
        _percent = cells.Encode("%");
        _wide = options.IsWide ? new RapidTestWideCells(cells, options, words, _days, _minutes) : null;
    }

    public void Header()
    {
        string[] narrow = ["样品编号", "检测时间", "市场", "样品名称", "检测项目", "检测方法", "检测值", "单位", "检测结果", "检测人"];
        _cells.Row(_options.IsWide ? [.. narrow, .. RapidTestWideCells.Header] : narrow);
    }

    public void Write(long index, RowFlaw flaw)
    {
        var refersToRowAbove = flaw is RowFlaw.Duplicate or RowFlaw.Repeat or RowFlaw.Conflict or RowFlaw.RepeatWithoutTime;
        var row = _schedule[refersToRowAbove ? index - 1 : index];
        switch (flaw)
        {
            case RowFlaw.Blank:
                WriteBlank();
                return;
            case RowFlaw.Repeat:
                row = row with { Outcome = RapidOutcome.Negative, ReadingTenths = row.HasReading ? 150 : RapidTestRow.NoReading };
                break;
            case RowFlaw.Conflict:
                var isNegative = row.Outcome != RapidOutcome.Negative;
                row = row with
                {
                    Outcome = isNegative ? RapidOutcome.Negative : RapidOutcome.Positive,
                    ReadingTenths = row.HasReading ? isNegative ? 120 : 550 : RapidTestRow.NoReading,
                };
                break;
            case RowFlaw.VerdictDiffers when row.HasReading:
                row = row with { Outcome = RapidOutcome.Negative, ReadingTenths = 630 };
                break;
        }

        WriteCells(row, flaw);
    }

    private void WriteBlank()
    {
        var columns = 10 + (_options.IsWide ? RapidTestWideCells.Header.Count : 0);
        for (var column = 0; column < columns; column++)
            _cells.Cell([]);
        _cells.EndRow();
    }

    private void WriteCells(in RapidTestRow row, RowFlaw flaw)
    {
        WriteSampleNo(row, flaw);
        WriteTime(row, flaw);
        if (flaw == RowFlaw.UnknownMarket)
            _cells.Text("不存在的市场");
        else
            _cells.Cell(_markets[row.Market]);

        var lacksFood = flaw == RowFlaw.MissingFoodAndItem;
        _cells.Cell(lacksFood ? [] : _foods[row.Shelf][row.Food]);
        _cells.Cell(lacksFood ? [] : _items[row.Shelf][row.Item]);
        _cells.Cell(row.HasReading ? _enzyme : _card);
        WriteReading(row, flaw);
        if (flaw == RowFlaw.UnknownOutcome)
            _cells.Text("也许");
        else if (flaw == RowFlaw.BareCode)
            _cells.Cell("0"u8);
        else
            _cells.Cell(_outcomes[(int)row.Outcome]);
        _cells.Cell(_people[row.Market * 2 % _people.Length + (row.Day & 1)]);
        _wide?.Write(row);
        _cells.EndRow();
    }

    private void WriteSampleNo(in RapidTestRow row, RowFlaw flaw)
    {
        switch (flaw)
        {
            case RowFlaw.MissingSampleNo:
                _cells.Cell([]);
                break;
            case RowFlaw.TooLong:
                _cells.Text(new string('9', 600));
                break;
            case RowFlaw.NumberLost:
                _cells.Cell("2.30301E+11"u8);
                break;
            default:
                _cells.Cell(_shortDays[row.Day], row.SerialNumber, 4);
                break;
        }
    }

    private void WriteReading(in RapidTestRow row, RowFlaw flaw)
    {
        switch (flaw)
        {
            case RowFlaw.NotANumber:
                _cells.Cell("abc"u8);
                break;
            case RowFlaw.OutOfRange:
                _cells.Cell("-99999"u8);
                break;
            case RowFlaw.UnitUnknown:
                _cells.Cell("12.4"u8);
                _cells.Text("斗");
                return;
            case var _ when row.HasReading:
                _cells.Tenths(row.ReadingTenths);
                break;
            default:
                _cells.Cell([]);
                break;
        }

        _cells.Cell(row.HasReading ? _percent : []);
    }

    private void WriteTime(in RapidTestRow row, RowFlaw flaw)
    {
        switch (flaw)
        {
            case RowFlaw.NotADate:
                _cells.Cell("2023-13-45"u8);
                break;
            case RowFlaw.InTheFuture:
                _cells.Cell("2999-01-01 08:00"u8);
                break;
            case RowFlaw.RepeatWithoutTime:
                _cells.Cell(_days[row.Day]);
                break;
            case RowFlaw.Repeat:
                _cells.Cell(_days[row.Day], _minutes[row.Minute + MinutesToRepeat]);
                break;
            default:
                _cells.Cell(_days[row.Day], _minutes[row.Minute]);
                break;
        }
    }
}
