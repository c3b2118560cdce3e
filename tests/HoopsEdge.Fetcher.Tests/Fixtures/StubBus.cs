using MassTransit;

namespace HoopsEdge.Fetcher.Tests.Fixtures;

/// <summary>A bus of which a test decides what publishing does.</summary>
public abstract class StubBus : IPublishEndpoint
{
    protected abstract Task TakeAsync(object message);

    public ConnectHandle ConnectPublishObserver(IPublishObserver observer) => throw new NotSupportedException();

    public Task Publish<T>(T message, CancellationToken cancellationToken = default)
        where T : class => TakeAsync(message);

    public Task Publish<T>(
        T message,
        IPipe<PublishContext<T>> publishPipe,
        CancellationToken cancellationToken = default
    )
        where T : class => TakeAsync(message);

    public Task Publish<T>(T message, IPipe<PublishContext> publishPipe, CancellationToken cancellationToken = default)
        where T : class => TakeAsync(message);

    public Task Publish(object message, CancellationToken cancellationToken = default) => TakeAsync(message);

    public Task Publish(
        object message,
        IPipe<PublishContext> publishPipe,
        CancellationToken cancellationToken = default
    ) => TakeAsync(message);

    public Task Publish(object message, Type messageType, CancellationToken cancellationToken = default) =>
        TakeAsync(message);

    public Task Publish(
        object message,
        Type messageType,
        IPipe<PublishContext> publishPipe,
        CancellationToken cancellationToken = default
    ) => TakeAsync(message);

    public Task Publish<T>(object values, CancellationToken cancellationToken = default)
        where T : class => TakeAsync(values);

    public Task Publish<T>(
        object values,
        IPipe<PublishContext<T>> publishPipe,
        CancellationToken cancellationToken = default
    )
        where T : class => TakeAsync(values);

    public Task Publish<T>(
        object values,
        IPipe<PublishContext> publishPipe,
        CancellationToken cancellationToken = default
    )
        where T : class => TakeAsync(values);
}
