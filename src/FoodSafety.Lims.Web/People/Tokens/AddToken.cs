using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.People;

/// <summary>Gives a program its key to the API; the secret is told once and only its hash is kept.</summary>
/// <param name="Name">For people, e.g. the market's system.</param>
/// <param name="Role">One of <see cref="Roles.All"/>.</param>
/// <param name="Organisation">Limits the token to this organisation's records; a lab's and a market's token need one.</param>
public sealed record AddToken(string Name, string Role, string? Organisation)
{
    public async Task<Outcome<string>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Name))
            return new Refusal("missing", "--name 不能为空：请写明令牌的用途。", RefusalKind.Invalid);
        if (!Roles.All.Contains(Role))
            return new Refusal("unknown-role", $"角色“{Role}”不存在；可用：{string.Join("、", Roles.All)}。", RefusalKind.Invalid);

        var organisation = Organisation is null ? null : await db.Organisations.SingleOrDefaultAsync(found => found.Code == Organisation, cancel);
        if (Organisation is not null && organisation is null)
            return new Refusal("unknown-org", $"单位“{Organisation}”不存在；用 lims orgs 查看全部单位。", RefusalKind.Invalid);
        if (Role is Roles.Lab or Roles.Market && organisation?.Kind != Role)
            return new Refusal("org-required", $"角色 {Role} 的令牌必须用 --org 指定一个 {Role} 类单位。", RefusalKind.Invalid);

        var secret = TokenSecret.New();
        db.ApiTokens.Add(new ApiToken
        {
            Name = Name.Trim(),
            Role = Role,
            OrganisationCode = organisation?.Code,
            Sha256 = TokenSecret.Hash(secret),
            CreatedAt = now,
        });
        await db.SaveAudited(caller.Name, now, new AuditedChange("add-token", Name.Trim()), cancel);
        return secret;
    }
}
