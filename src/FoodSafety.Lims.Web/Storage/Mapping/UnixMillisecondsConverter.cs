using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>Instants are stored as UTC milliseconds since 1970: both databases compare and index them as integers.</summary>
public sealed class UnixMillisecondsConverter()
    : ValueConverter<DateTimeOffset, long>(instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
