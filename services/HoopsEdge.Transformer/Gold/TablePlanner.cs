using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Finds out which partitions of a derived table follow from something that has changed.</summary>
internal sealed class TablePlanner(BuildRecords records, IEnumerable<IGoldKernel> kernels)
{
    /// <summary>Compares the fingerprints of the inputs with those of the last build, and the objects with what it left.</summary>
    public async Task<TablePlan> PlanAsync(
        SqlTable table,
        int season,
        InputObjects objects,
        CancellationToken cancellationToken
    )
    {
        var inputs = new List<InputFiles>();
        foreach (var input in SqlTables.InputsOf(table))
        {
            inputs.Add(new InputFiles(input, await objects.OfAsync(input, season, cancellationToken)));
        }

        var present = (await objects.OfAsync(table, season, cancellationToken)).ToDictionary(found => found.Partition);
        var record = await records.FindAsync(table.Name, season, cancellationToken);
        var definition = Definition(table);
        var fingerprint = Fingerprint.Of(definition.Concat(inputs.SelectMany(Texts)));
        var intact = Intact(record, present);
        if (
            record?.Fingerprint == fingerprint
            && intact.Count == record.Partitions.Count
            && NoneForeign(record, present)
        )
        {
            return Plan([], intact, isUnchanged: true);
        }

        if (table.Partitioning != Partitioning.SeasonAndGameDate)
        {
            var exists = inputs[0].Objects.Count > 0;
            return Plan(exists ? [new BuildUnit("", fingerprint, inputs)] : [], new Dictionary<string, BuiltObject>());
        }

        var days = Days(inputs, definition).ToArray();
        var kept = days.Where(day =>
                intact.TryGetValue(day.Partition, out var built) && built.Fingerprint == day.Fingerprint
            )
            .ToDictionary(day => day.Partition, day => intact[day.Partition]);
        return Plan([.. days.Where(day => !kept.ContainsKey(day.Partition))], kept);

        TablePlan Plan(
            IReadOnlyList<BuildUnit> due,
            IReadOnlyDictionary<string, BuiltObject> kept,
            bool isUnchanged = false
        ) =>
            new()
            {
                Table = table,
                Season = season,
                Fingerprint = fingerprint,
                Due = due,
                Kept = kept,
                Present = present,
                IsUnchanged = isUnchanged,
            };
    }

    /// <summary>The first input of the header says which days there are.</summary>
    private static IEnumerable<BuildUnit> Days(IReadOnlyList<InputFiles> inputs, IReadOnlyList<string> definition)
    {
        var byDay = inputs
            .Select(files =>
                IsByDay(files) ? files.Objects.ToLookup(found => DerivedPartition.DayOf(found.Partition)) : null
            )
            .ToArray();
        foreach (var first in inputs[0].Objects)
        {
            var day = DerivedPartition.DayOf(first.Partition);
            InputFiles[] ofDay =
            [
                .. inputs.Select(
                    (files, index) => byDay[index] is { } days ? files with { Objects = [.. days[day]] } : files
                ),
            ];
            yield return new BuildUnit(
                first.Partition,
                Fingerprint.Of(definition.Concat(ofDay.SelectMany(Texts))),
                ofDay
            );
        }
    }

    private static bool IsByDay(InputFiles files) =>
        files.Input is { IsBronze: false, Seasons: InputSeasons.Built }
        && SqlTables.Get(files.Input.Table).Partitioning == Partitioning.SeasonAndGameDate;

    private static IEnumerable<string> Texts(InputFiles files) =>
        [files.Input.View, .. Fingerprint.Texts(files.Objects)];

    /// <summary>A hash over every statement and setting of this program.</summary>
    public string ProgramFingerprint =>
        Fingerprint.Of(
            SqlTables
                .Derived.SelectMany(table => new[] { table.Name, table.Select })
                .Append(SqlTables.Macros)
                .Concat(kernels.SelectMany(kernel => new[] { kernel.Name, kernel.Settings }))
        );

    private List<string> Definition(SqlTable table)
    {
        List<string> texts =
        [
            table.Select,
            SqlTables.Macros,
            string.Join(',', table.Key),
            table.Partitioning.ToString(),
        ];
        if (table.Kernel is { } name)
        {
            var query = SqlTables.Kernels[name];
            texts.AddRange([query.Query, query.CreateOutput, Kernel(name).Settings]);
        }

        return texts;
    }

    /// <summary>A registered kernel.</summary>
    /// <exception cref="TransformException">There is none of that name.</exception>
    public IGoldKernel Kernel(string name) =>
        kernels.FirstOrDefault(kernel => kernel.Name == name)
        ?? throw new TransformException($"there is no kernel '{name}' in this program");

    private static Dictionary<string, BuiltObject> Intact(
        BuildRecord? record,
        Dictionary<string, PartitionObject> present
    ) =>
        (record?.Partitions ?? new Dictionary<string, BuiltObject>())
            .Where(entry => (present.GetValueOrDefault(entry.Key)?.Bytes ?? 0) == entry.Value.Bytes)
            .ToDictionary(entry => entry.Key, entry => entry.Value);

    private static bool NoneForeign(BuildRecord record, Dictionary<string, PartitionObject> present) =>
        present.Keys.All(record.Partitions.ContainsKey);
}
