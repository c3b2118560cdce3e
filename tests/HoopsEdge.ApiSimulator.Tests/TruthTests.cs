using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Statistics;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class TruthTests(SmallLeague league)
{
    [Fact]
    public async Task The_truth_is_told_without_a_key_and_centred_on_the_average_team()
    {
        using var stranger = new HttpClient { BaseAddress = league.Api.Server.BaseAddress };
        using var response = await stranger.GetAsync(
            new Uri("/__truth", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        response.EnsureSuccessStatusCode();

        var truth = await league.Api.ObjectAsync("/__truth");

        truth.Number("homeCourtPoints").ShouldBe(3, tolerance: 0.1);
        var teams = truth.At("teams").EnumerateArray().Where(team => team.Int("season") == 2026).ToArray();
        teams.Length.ShouldBe(SmallLeague.Options.Teams);
        teams.Average(team => team.Number("netRating")).ShouldBe(0, tolerance: 0.01);
    }

    /// <summary>
    /// The mean of 60 games has a standard error of 2 points per 100 possessions. A truth that forgets what style and
    /// players are worth is off by 4 between two teams, which makes 4.6 of it.
    /// </summary>
    [Fact]
    public void The_truth_is_what_teams_do_to_each_other_in_the_long_run()
    {
        const int pairs = 40;
        const int games = 60;
        var simulated = new SimulatedLeague(SmallLeague.Options);
        var teams = simulated.Directory.Teams.Take(SmallLeague.Options.Teams).ToArray();
        var misses = Enumerable
            .Range(0, pairs)
            .AsParallel()
            .Select(pair =>
            {
                var (one, other) = (teams[pair % teams.Length], teams[(pair * 7 + 3) % teams.Length]);
                var expected =
                    simulated.Strengths.Of(one, SmallLeague.Season).Net
                    - simulated.Strengths.Of(other, SmallLeague.Season).Net;
                var margin = Enumerable
                    .Range(0, games)
                    .Average(game => MarginPer100(simulated, one, other, (ulong)(pair * games + game)));
                return margin - expected;
            })
            .ToArray();

        Math.Sqrt(misses.Average(miss => miss * miss)).ShouldBeLessThan(3.2);
    }

    private static double MarginPer100(SimulatedLeague league, Team one, Team other, ulong key)
    {
        Contestant On(Team team) =>
            new(team, league.Profiles.Of(team, SmallLeague.Season), league.Rosters.Of(team, SmallLeague.Season));
        var box = BoxBuilder.Build(GameSimulation.Play(new GameSetup(key, On(one), On(other), NeutralSite: true)), 0);
        return 100.0
            * (box.HomePoints - box.AwayPoints)
            / ((box.Home.Line[Stat.Possessions] + box.Away.Line[Stat.Possessions]) / 2.0);
    }

    [Fact]
    public async Task Rosters_hold_thirteen_and_most_players_stay_for_another_season()
    {
        var before = await Players(2025);
        var after = await Players(2026);

        before.Count.ShouldBe(13 * SmallLeague.Options.Teams);
        var stayed = after.Count(player => before.TryGetValue(player.Key, out var team) && team == player.Value);
        var moved = after.Count(player => before.TryGetValue(player.Key, out var team) && team != player.Value);
        (stayed / (double)before.Count).ShouldBeInRange(0.35, 0.7);
        (moved / (double)before.Count).ShouldBeInRange(0.05, 0.3);
    }

    [Fact]
    public async Task Drafted_players_leave_and_portal_entries_are_the_players_who_moved()
    {
        var (before, after) = (await Players(2025), await Players(2026));
        var picks = await league.Api.RowsAsync("/draft/picks?year=2025");
        var portal = await league.Api.RowsAsync("/recruiting/portal?year=2025");

        picks
            .Where(pick => !pick.IsNull("athleteId"))
            .ShouldAllBe(pick =>
                before.ContainsKey(pick.Int("athleteId")) && !after.ContainsKey(pick.Int("athleteId"))
            );
        var moved = after
            .Where(player => before.TryGetValue(player.Key, out var team) && team != player.Value)
            .ToArray();
        foreach (var (_, team) in moved)
            portal.ShouldContain(entry => entry.Int("destination.id") == team);
        moved.Length.ShouldBeLessThanOrEqualTo(portal.Count);
    }

    [Fact]
    public async Task After_the_last_season_its_class_has_signed_and_its_portal_is_open()
    {
        var players = await Players(2026);
        var signed = await league.Api.RowsAsync("/recruiting/players?year=2026");
        var ranked = await league.Api.RowsAsync("/recruiting/teams?year=2026");
        var portal = await league.Api.RowsAsync("/recruiting/portal?year=2026");

        signed.ShouldNotBeEmpty();
        signed.ShouldAllBe(recruit => recruit.Int("year") == 2026 && !players.ContainsKey(recruit.Int("athleteId")));
        ranked
            .Select(team => team.Int("teamId"))
            .Order()
            .ShouldBe(signed.Select(recruit => recruit.Int("committedTo.id")).Distinct().Order());
        portal.ShouldNotBeEmpty();
        portal.ShouldAllBe(entry => entry.Int("year") == 2026 && !entry.IsNull("destination"));
    }

    [Fact]
    public async Task Schools_outside_division_one_have_no_conference_and_no_place_in_a_season()
    {
        var all = await league.Api.RowsAsync("/teams");
        var inside = await league.Api.RowsAsync("/teams?season=2026");

        inside.Count.ShouldBe(SmallLeague.Options.Teams);
        inside.ShouldAllBe(team => !team.IsNull("conference"));
        all.Count(team => team.IsNull("conference")).ShouldBe(all.Count - inside.Count);
        league.Games.ShouldContain(game => game.IsNull("awayConference"));
    }

    private async Task<Dictionary<int, int>> Players(int season) =>
        (await league.Api.RowsAsync(Invariant($"/teams/roster?season={season}")))
            .SelectMany(team =>
                team.At("players").EnumerateArray().Select(player => (player.Int("id"), team.Int("teamId")))
            )
            .ToDictionary(entry => entry.Item1, entry => entry.Item2);
}
