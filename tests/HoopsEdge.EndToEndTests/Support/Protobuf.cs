using Google.Protobuf;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>Finds messages, texts and ids in a protobuf message of which no class is at hand.</summary>
internal static class Protobuf
{
    /// <summary>The messages, texts or bytes that a message holds under a number.</summary>
    public static List<ByteString> Fields(ByteString message, int number)
    {
        var found = new List<ByteString>();
        var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == number)
                found.Add(input.ReadBytes());
            else
                input.SkipLastField();
        }
        return found;
    }
}
