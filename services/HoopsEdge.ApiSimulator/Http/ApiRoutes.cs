using HoopsEdge.ApiSimulator.Answers;

namespace HoopsEdge.ApiSimulator.Http;

/// <summary>The 38 endpoints.</summary>
internal static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        .. ReferenceAnswers.Routes,
        .. GameAnswers.Routes,
        .. BoxAnswers.Routes,
        .. ScoreboardAnswers.Routes,
        .. PlayAnswers.Routes,
        .. SubstitutionAnswers.Routes,
        .. LineupAnswers.Routes,
        .. SeasonAnswers.Routes,
        .. ShootingAnswers.Routes,
        .. LeaderboardAnswers.Routes,
        .. RatingAnswers.Routes,
        .. RecruitingAnswers.Routes,
        .. DraftAnswers.Routes,
    ];
}
