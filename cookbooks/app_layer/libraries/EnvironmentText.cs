using System.Text;

namespace AppLayer;

/// <summary>Environment variables in a file that systemd's <c>EnvironmentFile</c> and a shell read alike; values are data to both.</summary>
internal static class EnvironmentText
{
    // What double quotes leave special, in either language.
    private const string Special = "\"\\$`";

    public static string Of(Application application)
    {
        var text = new StringBuilder($"# The environment of {application.Name}, from the stack. Written by app_layer.\n");
        foreach ((string name, string value) in application.Environment.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (!IsName(name)) throw Fail($"app_layer: '{name}', a variable in the environment of {application.Name}, cannot be one: names are letters, digits and _, and begin with no digit.");
            if (value.Contains('\0')) throw Fail($"app_layer: the value of {name} in the environment of {application.Name} holds a NUL character, which no environment can.");
            text.Append(name).Append("=\"");
            foreach (char c in value)
            {
                if (Special.Contains(c)) text.Append('\\');
                text.Append(c);
            }
            text.Append("\"\n");
        }
        return text.ToString();
    }

    private static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
