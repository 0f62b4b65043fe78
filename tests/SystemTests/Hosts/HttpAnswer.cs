using System.Net.Sockets;
using System.Text;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>What a web server says.</summary>
internal static class HttpAnswer
{
    /// <summary>One answer without a body, or with a body that came along; empty when the other side closed before it.</summary>
    public static string Read(Socket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(text.ToString()))
        {
            int count = socket.Receive(buffer);
            if (count == 0) break;
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        return text.ToString();
    }

    private static bool IsWhole(string text)
    {
        const string length = "content-length: ";
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal), at = text.IndexOf(length, StringComparison.OrdinalIgnoreCase);
        if (end < 0) return false;
        return at < 0 || at > end || text.Length >= end + 4 + int.Parse(text[(at + length.Length)..text.IndexOf('\r', at)]);
    }
}
