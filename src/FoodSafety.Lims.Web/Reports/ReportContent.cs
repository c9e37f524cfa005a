using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Reports;

/// <summary>What a report says, before it has a number and before it is laid out: the same data give the same content.</summary>
/// <param name="Question">What it answers.</param>
public abstract record ReportContent([property: JsonIgnore] ReportQuestion Question)
{
    public string Kind => Question.Kind.Code;

    public string District => Question.District.Code;

    public string Period => Question.Period.Code;

    public DateTimeOffset AsOf => Question.AsOf;

    /// <summary>Puts it under the title, before the sign-off.</summary>
    public abstract void Compose(ColumnComposer column);

    /// <summary>A hash over everything it says.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, GetType(), LimsJson.Options)));
}
