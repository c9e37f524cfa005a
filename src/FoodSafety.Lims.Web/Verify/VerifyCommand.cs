using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Reports.Doors;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Verify;

/// <summary><c>lims verify [FILE.pdf] [--hash]</c>: whether what must hold of the data holds; exit code 1 when something does not.</summary>
public static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE.pdf") { Description = "A report: was it issued here, is it unaltered and current.", Arity = ArgumentArity.ZeroOrOne };
        var hash = new Option<bool>("--hash") { Description = "Print a hash over rows, counters and cases, the same for the same records on either database." };
        return new Command("verify", "Checks the data's invariants, or one report.") { file, hash }.Runs(async (run, cancel) =>
        {
            if (run.Value(file) is { } missing && !File.Exists(missing))
                return run.Refuse(new Refusal("no-such-file", $"没有文件 {Path.GetFullPath(missing)}：请检查路径。", RefusalKind.Invalid));
            var opened = run.OpenDatabase();
            if (opened.Refusal is { } refusal)
                return run.Refuse(refusal);
            if (run.Value(file) is { } pdf)
            {
                var found = VerificationView.Of(await new VerifyReportFile(await File.ReadAllBytesAsync(pdf, cancel)).Handle(opened.Value, cancel), opened.Value.Settings.TimeZone);
                return run.Answer(found, (output, view) => output.WriteLine(view.Message), found.Ok ? ExitCode.Done : ExitCode.Refused);
            }
            if (run.Value(hash))
                return run.Answer(new DataHashed(VerifyData.Hash(opened.Value)), (output, answer) => output.WriteLine(answer.Hash));
            var verification = await VerifyData.Handle(opened.Value, cancel);
            return run.Answer(verification, Write, verification.Ok ? ExitCode.Done : ExitCode.Refused);
        });
    }

    private sealed record DataHashed(string Hash);

    private static void Write(TextWriter output, Verification verification)
    {
        foreach (var discrepancy in verification.Discrepancies)
            output.WriteLine($"{discrepancy.Code}  {discrepancy.Message}");
        WriteUnmapped(output, "样品名称", verification.Unmapped.Foods);
        WriteUnmapped(output, "检测项目", verification.Unmapped.TestItems);
        if (verification.LaboratoriesWithoutAccreditation.Count > 0)
            output.WriteLine($"没有登记资质认定的检验机构（其结果不按资质认定检查）：{string.Join("、", verification.LaboratoriesWithoutAccreditation)}");
        var (tests, counters, uploads, cases) = verification.Checked;
        var extent = FormattableString.Invariant($"快检记录 {tests} 条、计数 {counters} 项、导入 {uploads} 次、案件 {cases} 件");
        output.WriteLine(verification.Ok ? $"核对无误：{extent}。" : $"发现 {verification.Discrepancies.Count} 处不符（共核对{extent}）。");
    }

    private static void WriteUnmapped(TextWriter output, string column, IReadOnlyList<Verification.Word> words)
    {
        if (words.Count > 0)
            output.WriteLine($"未归类的{column} {words.Count} 个：{string.Join("、", words.Take(20).Select(word => $"{word.Text}（{word.Rows} 行）"))}{(words.Count > 20 ? "…" : "")}");
    }
}
