namespace HoopsEdge.EndToEndTests.Support;

/// <summary>Protobuf's wire format, as far as one has to know it to find messages, text and ids in a message.</summary>
internal static class Protobuf
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    /// <summary>The messages, texts or bytes that a message holds under a number.</summary>
    public static List<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int number)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        while (message.Length > 0)
        {
            var tag = ReadVarint(ref message);
            var length = (tag & 7) switch
            {
                Varint => LengthOfVarint(message),
                Fixed64 => 8,
                Fixed32 => 4,
                Delimited => (int)ReadVarint(ref message),
                var type => throw new FormatException(Invariant($"protobuf has no wire type {type}")),
            };
            if (tag >> 3 == number)
                found.Add(message[..length]);
            message = message[length..];
        }
        return found;
    }

    private static long ReadVarint(ref ReadOnlyMemory<byte> message)
    {
        var length = LengthOfVarint(message);
        long value = 0;
        for (var at = 0; at < length; at++)
            value |= (message.Span[at] & 0x7FL) << (7 * at);
        message = message[length..];
        return value;
    }

    private static int LengthOfVarint(ReadOnlyMemory<byte> message)
    {
        var length = 1;
        while (message.Span[length - 1] >= 0x80)
            length++;
        return length;
    }
}
