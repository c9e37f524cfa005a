namespace FoodSafety.Lims.Seeds.Writing;

/// <summary>How the characters of a generated file are written.</summary>
public enum FileTextEncoding
{
    Utf8,
    Utf8WithMark,
    Gb18030,
}
