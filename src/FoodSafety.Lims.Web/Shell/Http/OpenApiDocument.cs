using Microsoft.OpenApi;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>The API's description at <c>/openapi/v1.json</c> and its pages at <c>/swagger</c>, all served from here.</summary>
public static class OpenApiDocument
{
    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "FoodSafety.Lims",
                Version = "v1",
                Description = "Uploads, quotas, cases and reports of a district food-safety office. Errors are RFC 9457 problem documents with a stable `code`.",
            });
            // ResultList.Line and RapidTestList.Line are two shapes: a nested one carries its outer name.
            swagger.CustomSchemaIds(NameOf);
            swagger.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token made by `lims token add --name N --role R [--org C]`.",
            });
            swagger.AddSecurityRequirement(document => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference("bearer", document)] = [],
            });
        });
    }

    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0] + string.Concat(type.GenericTypeArguments.Select(NameOf));
        return type.DeclaringType is { } outer ? NameOf(outer) + name : name;
    }

    public static void MapOpenApi(this WebApplication app)
    {
        app.UseSwagger(swagger => swagger.RouteTemplate = "openapi/{documentName}.json");
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "swagger";
            ui.DocumentTitle = "FoodSafety.Lims API";
            ui.SwaggerEndpoint("/openapi/v1.json", "v1");
        });
    }
}
