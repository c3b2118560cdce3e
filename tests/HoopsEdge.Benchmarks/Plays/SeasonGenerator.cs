using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Benchmarks.Plays;

/// <summary>Lands a season of plays in raw/, as the fetcher would have done.</summary>
internal sealed class SeasonGenerator(string folder)
{
    private const int Seed = 20251103;
    private const string RunId = "20260101T000000Z-bench0";
    private static readonly DateTimeOffset FirstLanding = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly EndpointContract Contract = EndpointContracts.All["plays_date"];
    private readonly FolderObjectStore _store = new(folder);
    private readonly LakeKeys _keys = new(new LayoutOptions());

    /// <summary>The season in the folder, made now unless it is there from an earlier run.</summary>
    public async Task<LandedSeason> RunAsync(int games)
    {
        var recipe = string.Create(CultureInfo.InvariantCulture, $"v2 {games} games, seed {Seed}");
        if (LandedSeason.Read(folder, recipe) is { } there)
        {
            return there with { Folder = folder };
        }

        var answers = GameDays.Answers(GameDays.Of(games, Seed)).ToArray();
        var days = new LandedDay[answers.Length];
        await Parallel.ForAsync(
            0,
            answers.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (index, _) =>
                days[index] = await LandAsync(answers[index].Day, answers[index].Games, FirstLanding.AddSeconds(index))
        );
        var season = new LandedSeason
        {
            Folder = folder,
            Recipe = recipe,
            Days = days,
        };
        season.Write();
        return season;
    }

    private async Task<LandedDay> LandAsync(DateOnly day, IReadOnlyList<Game> games, DateTimeOffset at)
    {
        var instant = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        var request = FetchRequest.Create(Contract, new Dictionary<string, string> { ["date"] = instant });
        using var body = new MemoryStream();
        var (rows, ownRows) = WriteBody(body, day, games);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
        var metadata = new RawMetadata
        {
            FetchId = request.FetchId,
            RunId = RunId,
            Endpoint = Contract.Name,
            Request = request.Canonical,
            Parameters = request.Parameters,
            Scope = new FetchScope { Season = 2026, UtcDate = day },
            ContentSha256 = hash,
            ContentHash = hash,
            Rows = rows,
            Page = 1,
            Pages = 1,
            IngestedAt = at,
            Contract = Contract.Fingerprint,
        };
        var key = _keys.Raw(Contract, request.FetchId, hash, at);
        await PutAsync(key, body, metadata);
        var own = games.Count(game => game.UtcDate == day);
        return new LandedDay(LandedOf(metadata, key), metadata.Parameters, own, ownRows);
    }

    private async Task PutAsync(string key, MemoryStream body, RawMetadata metadata)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using (var zipped = new GZipStream(File.Create(file), CompressionLevel.Fastest))
            {
                body.Position = 0;
                await body.CopyToAsync(zipped);
            }

            await _store.PutFileAsync(
                key,
                file,
                WriteCondition.Always,
                metadata.ToDictionary(),
                CancellationToken.None
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (long Rows, long OwnRows) WriteBody(Stream body, DateOnly day, IReadOnlyList<Game> games)
    {
        var rows = 0L;
        var ownRows = 0L;
        using var json = new Utf8JsonWriter(body);
        json.WriteStartArray();
        foreach (var game in games)
        {
            var plays = new PlayWriter(json, game).WriteAll();
            rows += plays;
            ownRows += game.UtcDate == day ? plays : 0;
            json.Flush();
        }

        json.WriteEndArray();
        return (rows, ownRows);
    }

    private static RawLanded LandedOf(RawMetadata metadata, string key) =>
        new()
        {
            RunId = metadata.RunId,
            FetchId = metadata.FetchId,
            Endpoint = metadata.Endpoint,
            Scope = metadata.Scope,
            RawKeys = [key],
            IngestedAt = metadata.IngestedAt,
            Rows = metadata.Rows,
            ContentHash = metadata.ContentHash,
        };
}
