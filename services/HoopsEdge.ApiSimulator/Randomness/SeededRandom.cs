using System.Numerics;

namespace HoopsEdge.ApiSimulator.Randomness;

/// <summary>
/// xoshiro256** seeded through SplitMix64: the same key gives the same numbers on every machine and .NET version,
/// which <see cref="Random"/> does not promise, and a new stream costs nanoseconds.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public SeededRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>The stream of one purpose and key, independent of every other stream of the same seed.</summary>
    public static SeededRandom For(long seed, string purpose, params ReadOnlySpan<long> keys) =>
        new(Key(seed, purpose, keys));

    public static ulong Key(long seed, string purpose, params ReadOnlySpan<long> keys)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in purpose)
            hash = (hash ^ c) * 1099511628211UL;
        hash = Scramble(hash ^ (ulong)seed);
        foreach (var key in keys)
            hash = Scramble(hash + 0x9E3779B97F4A7C15UL + (ulong)key);
        return hash;
    }

    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Uniform in [0, bound).</summary>
    public int Next(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    public bool Chance(double probability) => NextDouble() < probability;

    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        return Scramble(state);
    }

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
