namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>Another worker goes on with an import, believing this one dead: nothing more is stored here.</summary>
public sealed class ImportTakenOver(int uploadId) : Exception($"Upload {uploadId} was taken over by another worker.");
