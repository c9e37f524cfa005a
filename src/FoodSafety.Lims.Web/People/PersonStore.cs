using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.People;

/// <summary>Identity's own EF store over the one table we keep; claims, log-ins of others and tokens of Identity are not used.</summary>
public sealed class PersonStore(LimsDb db, IdentityErrorDescriber describer) : UserOnlyStore<Person, LimsDb, int>(db, describer);
