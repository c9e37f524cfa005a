using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>The kept file of a piece of evidence.</summary>
/// <param name="Number">The case.</param>
/// <param name="Sha256">Hash of the file, as the case shows it.</param>
public sealed record OpenEvidence(string Number, string Sha256)
{
    /// <summary>Path of the file and the name its sender gave it.</summary>
    public async Task<Outcome<(string Path, string Name)>> Handle(LimsDb db, LimsSettings settings, Caller caller, CancellationToken cancel)
    {
        var found = await new ShowCase(Number).Handle(db, caller, cancel);
        if (found.Refusal is { } refused)
            return refused;
        if (found.Value.Evidence.LastOrDefault(item => item.Sha256 == Sha256) is not { StoredAs: { } stored } item)
            return new Refusal("unknown-evidence", $"案件 {Number} 没有这份证据文件。", RefusalKind.NotFound);
        var path = Path.Combine(settings.DataFolder, stored);
        return File.Exists(path)
            ? (path, item.FileName ?? item.Code)
            : new Refusal("evidence-file-missing", $"案件 {Number} 的证据文件 {stored} 不见了，请核对数据文件夹。", RefusalKind.NotFound);
    }
}
