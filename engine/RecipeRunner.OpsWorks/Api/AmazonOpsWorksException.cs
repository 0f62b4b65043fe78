using System.Net;
using Amazon.Runtime;

namespace Amazon.OpsWorks;

/// <summary>An error that the service answered with.</summary>
public class AmazonOpsWorksException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
