using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>Writes elements. Text and attribute values are always encoded: no name of a team becomes markup.</summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new();

    /// <summary>Starts a document.</summary>
    public HtmlWriter() => _html.Append("<!doctype html>\n");

    /// <summary>Opens an element; disposing closes it.</summary>
    public Opened Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        return new Opened(_html, tag);
    }

    /// <summary>Writes an element with text.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        Text(text);
        _html.Append("</").Append(tag).Append('>').Append('\n');
        return this;
    }

    /// <summary>Writes an element that has no content, such as meta.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        _html.Append('\n');
        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>Writes the page's own style sheet, which is not encoded.</summary>
    public void Style(string css) => _html.Append("<style>\n").Append(css).Append("</style>\n");

    /// <inheritdoc />
    public override string ToString() => _html.ToString();

    private void Start(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            _html.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        }

        _html.Append('>');
    }

    /// <summary>An element that is open.</summary>
    internal readonly struct Opened(StringBuilder html, string tag) : IDisposable
    {
        /// <inheritdoc />
        public void Dispose() => html.Append("</").Append(tag).Append('>').Append('\n');
    }
}
