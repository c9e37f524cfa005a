using FoodSafety.Lims.Web.Shell.Audit;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What the audit keeps of an import: one entry for all its rows, which the file's hash names.</summary>
public static class AuditedImport
{
    /// <returns>The entry; null where no row was stored, so that nothing changed.</returns>
    public static AuditedChange? Of(UploadRow upload, Receipt receipt) => receipt.Rows.Stored == 0 ? null : new("import", Upload.FormatNumber(upload.Id))
    {
        After = new
        {
            upload.Kind,
            organisation = upload.OrganisationCode,
            district = upload.DistrictCode,
            file = upload.FileName,
            upload.Sha256,
            receipt.Status,
            receipt.Rows,
            receipt.CasesOpened,
        },
    };
}
