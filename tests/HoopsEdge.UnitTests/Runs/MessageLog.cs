using System.Collections.Concurrent;
using MassTransit;

namespace HoopsEdge.UnitTests.Runs;

/// <summary>What a bus has sent and published, in order.</summary>
internal sealed class MessageLog : ISendObserver, IPublishObserver
{
    private readonly ConcurrentQueue<object> _messages = new();

    /// <summary>The messages of one type since the last look.</summary>
    public IReadOnlyList<T> Take<T>()
    {
        var taken = _messages.OfType<T>().ToArray();
        _messages.Clear();
        return taken;
    }

    public Task PreSend<T>(SendContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostSend<T>(SendContext<T> context)
        where T : class => Note(context.Message);

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class => Note(context.Message);

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    private Task Note(object message)
    {
        _messages.Enqueue(message);
        return Task.CompletedTask;
    }
}
