namespace HyperVaeDsl.Cli.Server.Rpc;

/// <summary>A request that cannot be answered; the message is for the user.</summary>
internal sealed class RequestException(int code, string message) : Exception(message)
{
    public int Code => code;
}
