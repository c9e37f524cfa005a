using System.Data.Common;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>Plain SQL in the dialect both databases share, inside the import's transaction.</summary>
public static class Sql
{
    /// <summary>A command with parameters @a, @b, … whose names are those of the tuple list.</summary>
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
            command.Add(name, value);
        return command;
    }

    /// <summary>One parameter more.</summary>
    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    /// <summary>Gives a command that runs many times the values of its next run; names and order are those of the first.</summary>
    public static void With(this DbCommand command, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i == command.Parameters.Count)
                command.Add(parameters[i].Name, parameters[i].Value);
            else
                command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }
    }

    /// <summary>Runs a statement and says how many rows it touched.</summary>
    public static int Run(this DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(transaction, text, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; the default when there is none.</summary>
    public static T? Ask<T>(this DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(transaction, text, parameters);
        return command.ExecuteScalar() is { } value and not DBNull
            ? (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), System.Globalization.CultureInfo.InvariantCulture)
            : default;
    }
}
