using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Pipeline;
using C = FoodSafety.Lims.Ingestion.Columns.RapidTestColumns;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// Reads the readings of a log and judges by them. The unit stands in 单位, behind the number or in the column's header; where it stands twice both
/// must be the same.
/// </summary>
/// <param name="cells">The current row.</param>
/// <param name="meanings">The words of the log.</param>
/// <param name="headerUnit">The unit that the header of the readings says; none where it says none.</param>
internal sealed class LogReadings(LogCells cells, RapidTestWords meanings, MeasurementUnit headerUnit)
{
    private int _headerUnitWord = Words.None;

    /// <summary>Reads the row's reading; its unit, method, day and reported outcome were read before.</summary>
    public void Read(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var cell = cells[C.Reading];
        row.Reading = chunk.Keep(cell);
        if (cell.IsEmpty || ReadingCell.IsQualitative(cell))
            return;
        var (written, isPercent) = (Words.None, false);
        if (!ReadingCell.TryReadPlain(cell, out var value) && !TryReadWithUnit(cell, out value, out written) && !ReadingCell.TryReadNumber(cell, out value, out isPercent))
        {
            UnitApart(chunk, row.Unit);
            cells.Fault(chunk, C.Reading, FaultCodes.NotANumber, "不是数值，请只填数字（如 12.4），没有读数时留空。");
            return;
        }
        var unit = UnitOf(chunk, ref row, written != Words.None ? meanings.Units[written].GetValueOrDefault() : isPercent ? MeasurementUnit.Percent : MeasurementUnit.None, written);
        if (!RapidJudge.IsPossible(value, unit))
        {
            cells.Fault(chunk, C.Reading, FaultCodes.OutOfRange, "超出仪器可能的读数范围，请核对小数点和单位。");
            return;
        }
        if (row.Method == Words.None)
            return;
        var judgement = RapidJudge.Judge(meanings.MethodOn(row.Method, row.TestedOn), value, unit, row.ReportedOutcome);
        row.Outcome = judgement.Outcome;
        if (judgement.UnitDiffers)
            cells.Fault(chunk, C.Unit, FaultCodes.UnitUnknown, "与该检测方法的读数单位不一致，无法与阈值比较，请改正单位或检测方法。");
        row.VerdictDiffers = judgement.Differs;
    }

    /// <summary>0.05mg/kg: a number with a unit that is known; anything else behind a number leaves it no number.</summary>
    private bool TryReadWithUnit(ReadOnlySpan<byte> cell, out decimal value, out int unit)
    {
        value = 0;
        unit = meanings.All.Number(ReadingCell.Unit(ref cell));
        if (unit != Words.None && meanings.Units[unit] is { IsGiven: true } && ReadingCell.TryReadNumber(cell, out value, out _))
            return true;
        unit = Words.None;
        return false;
    }

    /// <summary>The unit of the reading, and the word that is stored for it; what contradicts it is refused.</summary>
    private MeasurementUnit UnitOf(RapidTestChunk chunk, ref RapidTestRow row, MeasurementUnit written, int word)
    {
        var apart = UnitApart(chunk, row.Unit);
        if (written.IsGiven && headerUnit.IsGiven && written != headerUnit)
            cells.Fault(chunk, C.Reading, FaultCodes.UnitUnknown, $"所带的单位与列名所说的 {headerUnit} 不一致，请核对后只保留一个。");
        var beside = written.IsGiven ? written : headerUnit;
        if (!beside.IsGiven)
            return apart;
        if (apart.IsGiven && apart != beside)
            cells.Fault(chunk, C.Unit, FaultCodes.UnitUnknown, $"与{(written.IsGiven ? "检测值所带" : "检测值的列名所说")}的单位 {beside} 不一致，请核对后只保留一个。");
        if (word != Words.None)
            row.Unit = word;
        else if (!apart.IsGiven && headerUnit.IsGiven)
            row.Unit = HeaderUnitWord();
        return beside;
    }

    private MeasurementUnit UnitApart(RapidTestChunk chunk, int word)
    {
        if (word == Words.None)
            return MeasurementUnit.None;
        if (meanings.Units[word] is { } known)
            return known;
        cells.Fault(chunk, C.Unit, FaultCodes.UnitUnknown, "不是已知的计量单位，请填 %、mg/kg、μg/kg 等。");
        return MeasurementUnit.None;
    }

    // Not before a row needs it: a word belongs to the chunk in which it is first met.
    private int HeaderUnitWord() => _headerUnitWord == Words.None ? _headerUnitWord = meanings.Number(headerUnit.Symbol) : _headerUnitWord;
}
