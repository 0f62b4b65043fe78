using System.Net.Sockets;
using Amazon.Runtime;
using RecipeRunner.Converging;

namespace RecipeRunner.OpsWorks.Access;

/// <summary>Makes a sentence with a way out of what a client throws.</summary>
internal static class AmazonErrors
{
    /// <summary>Whether an exception is about a call, and not a mistake of ours.</summary>
    public static bool IsOfCall(Exception e) => e is AmazonClientException or AmazonServiceException or HttpRequestException or TimeoutException or IOException or TaskCanceledException;

    /// <summary>The exception for a person.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="call">What was called: <c>ec2:DescribeInstances</c>.</param>
    /// <param name="endpoint">Where: a URL or a region.</param>
    public static RecipeRunnerException Explain(Exception e, string call, string endpoint) => new($"{call} at {endpoint}: {Sentence(e, call)}", inner: e);

    private static string Sentence(Exception e, string call) => e switch
    {
        _ when Connection(e) is { } connection => $"the endpoint cannot be reached: {connection.Message}.",
        TimeoutException or TaskCanceledException => "the endpoint does not answer in time.",
        AmazonUnmarshallingException => "what answers there is not this service.",
        AmazonServiceException { ErrorCode: "UnrecognizedClientException" or "InvalidClientTokenId" or "AuthFailure" or "SignatureDoesNotMatch" or "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" } refused =>
            $"the credentials are refused ({refused.ErrorCode}: {refused.Message.TrimEnd('.')}). Look at AWS_PROFILE, AWS_ACCESS_KEY_ID and the clock.",
        AmazonServiceException { ErrorCode: "UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException" } denied =>
            $"not allowed ({denied.Message.TrimEnd('.')}). The credentials need {call}.",
        AmazonServiceException answered => $"{answered.ErrorCode ?? "error"} ({(int)answered.StatusCode}): {answered.Message}",
        AmazonClientException when FirstLine(e).Contains("credentials", StringComparison.OrdinalIgnoreCase) || FirstLine(e).Contains("profile", StringComparison.OrdinalIgnoreCase) =>
            $"there are no credentials ({FirstLine(e)}). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a --profile, or give the instance a role.",
        _ => e.Message,
    };

    /// <summary>The SDK goes on to tell what it tried, step by step.</summary>
    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].Split(". ")[0].TrimEnd('\r', '.');

    private static SocketException? Connection(Exception? e) => e as SocketException ?? (e is null ? null : Connection(e.InnerException));
}
