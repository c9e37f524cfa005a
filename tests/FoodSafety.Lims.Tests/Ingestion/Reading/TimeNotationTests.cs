using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;
using FsCheck;
using FsCheck.Fluent;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

public sealed class TimeNotationTests
{
    // domain.md §3C "dates" and the golden files.
    [TestCase("2023-03-01 08:10", "2023-03-01T08:10:00.000", TimePrecision.Minute)]
    [TestCase("2023/3/1 8:10", "2023-03-01T08:10:00.000", TimePrecision.Minute)]
    [TestCase("2023-03-01T08:10:15.250", "2023-03-01T08:10:15.250", TimePrecision.Second)]
    [TestCase("2023.3.6", "2023-03-06T00:00:00.000", TimePrecision.Day)]
    [TestCase("20230306", "2023-03-06T00:00:00.000", TimePrecision.Day)]
    [TestCase("2023年3月5日", "2023-03-05T00:00:00.000", TimePrecision.Day)]
    [TestCase("2023年3月5日 8时10分", "2023-03-05T08:10:00.000", TimePrecision.Minute)]
    [TestCase("２０２３－０３－０１　０８：１０", "2023-03-01T08:10:00.000", TimePrecision.Minute)]
    [TestCase("２０２３年３月５日", "2023-03-05T00:00:00.000", TimePrecision.Day)]
    [TestCase("2023/3/5 下午 3:05", "2023-03-05T15:05:00.000", TimePrecision.Minute)]
    [TestCase("2023/3/5 下午3:05:09", "2023-03-05T15:05:09.000", TimePrecision.Second)]
    [TestCase("2023年3月5日下午3时05分", "2023-03-05T15:05:00.000", TimePrecision.Minute)]
    [TestCase("2023/3/5 下午 12:05", "2023-03-05T12:05:00.000", TimePrecision.Minute)]
    [TestCase("2023/3/5 上午 12:05", "2023-03-05T00:05:00.000", TimePrecision.Minute)]
    [TestCase("2023/3/5 下午 15:05", "2023-03-05T15:05:00.000", TimePrecision.Minute)]
    // Serials of the 1900 system: 45990 is 2025-11-29 (DATEVALUE in Excel).
    [TestCase("45990", "2025-11-29T00:00:00.000", TimePrecision.Day)]
    [TestCase("45990.0", "2025-11-29T00:00:00.000", TimePrecision.Day)]
    [TestCase("44986.3402777778", "2023-03-01T08:10:00.000", TimePrecision.Minute)]
    [TestCase("44986.340289351849", "2023-03-01T08:10:01.000", TimePrecision.Second)]
    // domain.md §3C: the qualifier says of what it is the day.
    [TestCase("2025-11-13（购进日期）", "2025-11-13T00:00:00.000", TimePrecision.Day)]
    [TestCase("2025/11/3 (加工日期)", "2025-11-03T00:00:00.000", TimePrecision.Day)]
    [TestCase("2025-11-13 08:10（抽样时间）", "2025-11-13T08:10:00.000", TimePrecision.Minute)]
    [TestCase("２０２５年１１月１３日（消毒日期）", "2025-11-13T00:00:00.000", TimePrecision.Day)]
    [TestCase("45990（订单生成日期）", "2025-11-29T00:00:00.000", TimePrecision.Day)]
    [TestCase("４５９９０．０", "2025-11-29T00:00:00.000", TimePrecision.Day)]
    // The first and the last serial that are days here.
    [TestCase("36526", "2000-01-01T00:00:00.000", TimePrecision.Day)]
    [TestCase("73050", "2099-12-31T00:00:00.000", TimePrecision.Day)]
    [TestCase("73050.999", "2099-12-31T23:58:34.000", TimePrecision.Second)]
    [TestCase("2024-02-29", "2024-02-29T00:00:00.000", TimePrecision.Day)]
    public void A_date_or_time_is_read_to_the_precision_it_was_written(string text, string expected, TimePrecision precision)
    {
        Assert.That(TimeNotation.TryParse(Encoding.UTF8.GetBytes(text), out var time), Is.True);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((time.Day.ToDateTime(TimeOnly.MinValue) + time.TimeOfDay).ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture), Is.EqualTo(expected));
            Assert.That(time.Precision, Is.EqualTo(precision));
            Assert.That(time.Offset, Is.Null);
        }
    }

    [TestCase("2023-03-01T08:10:00Z", 0)]
    [TestCase("2023-03-01T08:10+08:00", 480)]
    [TestCase("2023-03-01T08:10:00-0330", -210)]
    public void A_written_zone_is_kept(string text, int minutes)
    {
        Assert.That(TimeNotation.TryParse(Encoding.UTF8.GetBytes(text), out var time), Is.True);
        Assert.That(time.Offset, Is.EqualTo(TimeSpan.FromMinutes(minutes)));
    }

    [TestCase("")]
    [TestCase("2023-13-45")]
    [TestCase("2023-02-29")]
    [TestCase("23-3-1")]
    [TestCase("2023-3/1")]
    [TestCase("2023-03-01 24:00")]
    [TestCase("2023-03-01 08")]
    [TestCase("2023-03-01 08:10 AM")]
    [TestCase("2023-03-01x")]
    [TestCase("昨天")]
    [TestCase("2023-03-01 上午 15:05")]
    [TestCase("2023-03-01 下午")]
    [TestCase("12345")]
    [TestCase("99999")]
    // Their instants lie beyond what a clock can hold.
    [TestCase("9999-12-31T23:59:59-08:00")]
    [TestCase("9999-12-31 23:59")]
    [TestCase("45990.")]
    [TestCase("45990.34x")]
    [TestCase("45990 08:10")]
    [TestCase("2023-03-01（农历）")]
    [TestCase("2023-03-01（阴历日期）")]
    [TestCase("2023-03-01（2023-03-02）")]
    [TestCase("2023-03-01（）")]
    [TestCase("（2023-03-01）")]
    [TestCase("2023-03-01（购进日期")]
    [TestCase("2023-03-01购进日期）")]
    [TestCase("2023-13-01（购进日期）")]
    [TestCase("2023-03-01（一）（二）")]
    [TestCase("36525")]
    [TestCase("73051")]
    [TestCase("45990.99999999")]
    [TestCase("-45990")]
    [TestCase("45,990")]
    [TestCase("4599")]
    [TestCase("459900")]
    [TestCase("4.599E4")]
    [TestCase("00045990")]
    public void What_is_no_date_is_refused_and_never_guessed(string text) =>
        Assert.That(TimeNotation.TryParse(Encoding.UTF8.GetBytes(text), out _), Is.False);

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Nothing_is_accepted_that_the_platforms_own_parser_reads_as_another_day(NonNull<string> text) => Prop.ForAll(
        Gen.OneOf(
            Gen.Constant(text.Get),
            from date in ArbMap.Default.GeneratorFor<DateTime>()
            from format in Gen.Elements("yyyy-MM-dd", "yyyy/M/d H:mm", "yyyy-MM-dd HH:mm:ss", "yyyyMMdd", "M/d/yyyy", "d.M.yy")
            select date.ToString(format, CultureInfo.InvariantCulture)).ToArbitrary(),
        written =>
        {
            // Five digits alone are a serial, which no other parser reads.
            if (!TimeNotation.TryParse(Encoding.UTF8.GetBytes(written), out var time) || written.Length == 5)
                return true;
            string[] formats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy/M/d H:mm", "yyyy-M-d H:mm:ss"];
            return DateTime.TryParseExact(written.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var naive)
                && DateOnly.FromDateTime(naive) == time.Day && naive.TimeOfDay == time.TimeOfDay;
        });
}
