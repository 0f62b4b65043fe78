namespace RecipeRunner.Machines;

/// <summary>Asks what listens on a Unix socket, such as a daemon's command line.</summary>
public interface ISockets
{
    /// <summary>
    /// Sends a text, closes that direction, and returns all that comes back until the other side closes. It promises to ask only:
    /// a plan does it for real.
    /// Throws <see cref="IOException"/> when nobody listens there, or when the answer is not complete in time.
    /// </summary>
    /// <param name="path">The socket.</param>
    /// <param name="question">What is sent, line end included.</param>
    /// <param name="limit">Longest time for all of it.</param>
    string Ask(string path, string question, TimeSpan limit);
}
