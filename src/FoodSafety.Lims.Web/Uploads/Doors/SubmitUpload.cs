using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Queue;

namespace FoodSafety.Lims.Web.Uploads.Doors;

/// <summary>Takes a file from someone at a door: may they send it, keep it, ring for it.</summary>
public sealed record SubmitUpload(ReceiveUpload File)
{
    public async Task<Outcome<ReceiveUpload.Received>> Handle(LimsDatabase database, UploadBell bell, Caller caller, Stream content, DateTimeOffset now, CancellationToken cancel)
    {
        if (Access.ToSend(caller, File.Kind, File.OrganisationCode, File.DistrictCode) is { } refusal)
            return refusal;
        var received = await Task.Run(() => (File with { By = caller.Name }).Handle(database, content, now), cancel);
        // From here on the upload is ours, whether the sender still listens or not.
        if (received.Refusal is null && received.Value.IsNew)
            await bell.Ring(received.Value.UploadId, CancellationToken.None);
        return received;
    }
}
