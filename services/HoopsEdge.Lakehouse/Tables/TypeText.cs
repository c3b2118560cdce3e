using System.Globalization;

namespace HoopsEdge.Lakehouse.Tables;

/// <summary>Walks through the text of a type, such as <c>STRUCT(id INTEGER)[]</c> or <c>struct&lt;id:int&gt;</c>.</summary>
/// <param name="text">The text.</param>
internal sealed class TypeText(string text)
{
    private int _position;

    /// <summary>A name; one in double quotes may hold anything.</summary>
    /// <exception cref="FormatException">There is none here.</exception>
    public string ReadName() => TryTake('"') ? ReadQuoted() : ReadWord();

    /// <summary>A word of letters, digits and underscores.</summary>
    /// <exception cref="FormatException">There is none here.</exception>
    public string ReadWord() => TryReadWord() ?? throw Unreadable("a name");

    /// <summary>A word, or null where there is none.</summary>
    public string? TryReadWord()
    {
        SkipSpace();
        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] == '_'))
        {
            _position++;
        }

        return _position > start ? text[start.._position] : null;
    }

    /// <summary>Steps over a character where it stands here.</summary>
    public bool TryTake(char wanted)
    {
        SkipSpace();
        if (_position >= text.Length || text[_position] != wanted)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Steps over a character.</summary>
    /// <exception cref="FormatException">Another one stands here.</exception>
    public void Expect(char wanted)
    {
        if (!TryTake(wanted))
        {
            throw Unreadable($"'{wanted}'");
        }
    }

    /// <summary>Makes sure that nothing follows.</summary>
    /// <exception cref="FormatException">Something does.</exception>
    public void ExpectEnd()
    {
        SkipSpace();
        if (_position != text.Length)
        {
            throw Unreadable("nothing");
        }
    }

    /// <summary>What to throw where something else was expected.</summary>
    public FormatException Unreadable(string expected) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Column type '{text}': expected {expected} at character {_position + 1}"
            )
        );

    private string ReadQuoted()
    {
        var end = text.IndexOf('"', _position);
        if (end < 0)
        {
            throw Unreadable("'\"'");
        }

        var name = text[_position..end];
        _position = end + 1;
        return name;
    }

    private void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }
    }
}
