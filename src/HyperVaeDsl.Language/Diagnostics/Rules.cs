using static HyperVaeDsl.Language.Diagnostics.Severity;

namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>The catalogue of all findings. Codes are stable: a code is never given a new meaning.</summary>
public static class Rules
{
    // HV00: the file
    public static readonly DiagnosticRule UnreadableFile = new("HV0001", "the file cannot be read", Error);
    public static readonly DiagnosticRule EmptyFile = new("HV0002", "the file declares no methodology", Error);
    public static readonly DiagnosticRule NotText = new("HV0003", "the file is not text", Error);
    public static readonly DiagnosticRule FileTooLarge = new("HV0004", "the file is too large", Error);

    public static readonly DiagnosticRule UnknownSeverityCode = new("HV0005", "a severity for a code that does not exist", Warning);
    public static readonly DiagnosticRule BadSeverity = new("HV0006", "a severity that there is not", Warning);
    public static readonly DiagnosticRule ErrorLowered = new("HV0007", "an error stays an error", Warning);
    public static readonly DiagnosticRule SeverityNotRead = new("HV0008", "a severity that the build does not read", Warning);
    public static readonly DiagnosticRule SeveritiesDisagree = new("HV0009", "two configurations disagree", Warning);
    public static readonly DiagnosticRule BadNamespace = new("HV0010", "a namespace that C# cannot have", Error);
    public static readonly DiagnosticRule OldCSharp = new("HV0011", "the C# of the project is too old", Error);
    public static readonly DiagnosticRule NoGenerator = new("HV0012", "no generator compiles the files", Warning);

    // HV01: the words
    public static readonly DiagnosticRule UnexpectedText = new("HV0101", "something else was expected here", Error);
    public static readonly DiagnosticRule UnknownKeyword = new("HV0102", "unknown keyword", Error);
    public static readonly DiagnosticRule BadNumber = new("HV0103", "not a usable number", Error);
    public static readonly DiagnosticRule MissingUnit = new("HV0104", "a unit is missing or wrong", Error);
    public static readonly DiagnosticRule UnclosedBlock = new("HV0105", "a block is not closed", Error);
    public static readonly DiagnosticRule BadCharacter = new("HV0106", "a character that the language does not use", Error);
    public static readonly DiagnosticRule SecondMethodology = new("HV0107", "one methodology per file", Error);
    public static readonly DiagnosticRule NestedTooDeeply = new("HV0108", "a schedule is nested too deeply", Error);

    // HV02: the timeline
    public static readonly DiagnosticRule PhaseGap = new("HV0201", "no phase covers part of the run", Error);
    public static readonly DiagnosticRule EmptyPhase = new("HV0202", "a phase is empty or reversed", Error);
    public static readonly DiagnosticRule PhaseOverlap = new("HV0203", "two phases overlap", Error);
    public static readonly DiagnosticRule PhaseBeyondRun = new("HV0204", "a phase lies beyond the run", Error);
    public static readonly DiagnosticRule NoPhases = new("HV0205", "the methodology has no phases", Error);

    public static readonly DiagnosticRule BadEarlyEnd = new("HV0206", "an early end is out of order", Error);
    public static readonly DiagnosticRule NeverEndsEarly = new("HV0207", "a phase can never end early", Error);
    public static readonly DiagnosticRule NeverOpens = new("HV0208", "a gate can never open", Error);
    public static readonly DiagnosticRule NeverActs = new("HV0209", "a time at which nothing is left to act", Error);

    public static readonly DiagnosticRule LeftOut = new("HV0210", "a loss that an early end leaves out", Error);
    public static readonly DiagnosticRule LeftOutCurriculum = new("HV0211", "a curriculum that an early end leaves incomplete", Warning);

    // HV03: signals
    public static readonly DiagnosticRule SignalWithoutValue = new("HV0301", "a signal has no value", Error);
    public static readonly DiagnosticRule OutOfRange = new("HV0302", "a signal leaves its range", Error);
    public static readonly DiagnosticRule Discontinuity = new("HV0303", "a discontinuity that is not acknowledged", Error);
    public static readonly DiagnosticRule RampTooLong = new("HV0304", "a schedule does not fit its phase", Error);
    public static readonly DiagnosticRule UnusedSignal = new("HV0305", "a signal is never used", Error);
    public static readonly DiagnosticRule TwoWriters = new("HV0306", "a signal has two writers", Error);
    public static readonly DiagnosticRule NeedlessJump = new("HV0307", "a jump that does not jump", Warning);
    public static readonly DiagnosticRule CutCycle = new("HV0308", "a cycle is cut short", Warning);
    public static readonly DiagnosticRule BadExponential = new("HV0309", "an exponential needs two numbers of one sign", Error);
    public static readonly DiagnosticRule BadTable = new("HV0310", "a step table is out of order", Error);
    public static readonly DiagnosticRule BadRange = new("HV0311", "a range is empty or reversed", Error);
    public static readonly DiagnosticRule NothingToHold = new("HV0312", "there is no value to hold", Error);
    public static readonly DiagnosticRule BadDuration = new("HV0313", "a duration must be positive", Error);

    public static readonly DiagnosticRule CircularSignals = new("HV0314", "signals that read each other in a circle", Error);
    public static readonly DiagnosticRule PartWithoutLength = new("HV0315", "a part has no length", Error);
    public static readonly DiagnosticRule DivisionByZero = new("HV0316", "a divisor can be 0", Error);
    public static readonly DiagnosticRule NotFinite = new("HV0317", "a calculation leaves double precision", Error);
    public static readonly DiagnosticRule TooLargeToCalculate = new("HV0318", "a calculation is too large", Error);
    public static readonly DiagnosticRule CannotExtend = new("HV0319", "a ramp cannot go on behind its end", Error);
    public static readonly DiagnosticRule WarmupOfZero = new("HV0320", "an overlapping warm-up of what starts at 0", Error);
    public static readonly DiagnosticRule ReadsBeyondRun = new("HV0321", "a signal is read beyond the run", Error);
    public static readonly DiagnosticRule SampledTooSeldom = new("HV0322", "a passage that no step sees", Warning);
    public static readonly DiagnosticRule ZeroProduct = new("HV0323", "a factor that hides another one", Warning);

    // HV04: losses
    public static readonly DiagnosticRule DeadLoss = new("HV0401", "a loss never acts", Error);
    public static readonly DiagnosticRule GroupNeverActive = new("HV0402", "a group is never activated", Error);
    public static readonly DiagnosticRule ActivatedTwice = new("HV0403", "a group is activated twice", Error);
    public static readonly DiagnosticRule UnknownLoss = new("HV0404", "unknown loss", Error);
    public static readonly DiagnosticRule PhaseWithoutLoss = new("HV0405", "a phase has nothing to minimise", Error);
    public static readonly DiagnosticRule NegativeWeight = new("HV0406", "a loss weight is negative", Error);
    public static readonly DiagnosticRule CountedTwice = new("HV0407", "a loss is counted twice", Error);

    public static readonly DiagnosticRule NotALoss = new("HV0408", "what has no gradient is no loss", Error);
    public static readonly DiagnosticRule ParameterOutOfRange = new("HV0409", "a signal leaves the limits of a loss parameter", Error);
    public static readonly DiagnosticRule ContradictoryTargets = new("HV0410", "two losses want different radii of the same operations", Warning);
    public static readonly DiagnosticRule BeyondDiameter = new("HV0411", "a distance that the ball does not hold", Warning);
    public static readonly DiagnosticRule MarginsTooWide = new("HV0412", "margins that do not fit between the targets", Error);
    public static readonly DiagnosticRule WithoutCompanion = new("HV0413", "3-adic distances without radii", Warning);
    public static readonly DiagnosticRule TwoPriors = new("HV0414", "two priors for one VAE", Error);
    public static readonly DiagnosticRule UnreadMovement = new("HV0415", "a signal moves while nothing reads it", Info);
    public static readonly DiagnosticRule DwarfedLoss = new("HV0416", "one weight dwarfs another", Info);
    public static readonly DiagnosticRule DrivenBeforeActing = new("HV0417", "a controller drives what does not act yet", Warning);

    // HV05: feedback
    public static readonly DiagnosticRule UnboundedFeedback = new("HV0501", "a controller drives a signal without bounds", Error);
    public static readonly DiagnosticRule KeepBeyondRange = new("HV0502", "controller bounds leave the signal's range", Error);
    public static readonly DiagnosticRule PlanOutsideKeep = new("HV0503", "the plan leaves the controller's bounds", Error);
    public static readonly DiagnosticRule TwoControllers = new("HV0504", "controllers of one signal without an order", Error);
    public static readonly DiagnosticRule DeadThreshold = new("HV0505", "a threshold can never fire", Error);
    public static readonly DiagnosticRule OpposedRules = new("HV0506", "two rules oppose each other at once", Error);
    public static readonly DiagnosticRule BadFactor = new("HV0507", "a factor that does not control", Error);
    public static readonly DiagnosticRule NotObserved = new("HV0508", "a metric is used but not observed", Error);
    public static readonly DiagnosticRule BadEma = new("HV0509", "an average needs a weight in [0, 1)", Error);
    public static readonly DiagnosticRule TwoWays = new("HV0510", "a controller drives one signal in two ways", Error);
    public static readonly DiagnosticRule NotInAStep = new("HV0511", "a step does not show what evaluations show", Error);
    public static readonly DiagnosticRule UnseenPlan = new("HV0512", "a law drives a signal whose plan would never be seen", Error);
    public static readonly DiagnosticRule BadOrder = new("HV0513", "an order of controllers that does not fit", Error);
    public static readonly DiagnosticRule UnreachableSetPoint = new("HV0514", "a set point that the metric cannot take", Error);
    public static readonly DiagnosticRule NarrowLaw = new("HV0516", "a law cannot use the bounds that it is given", Warning);
    public static readonly DiagnosticRule IdleComponent = new("HV0520", "a component never changes its state", Error);
    public static readonly DiagnosticRule NothingTrains = new("HV0521", "nothing trains", Error);
    public static readonly DiagnosticRule FrozenRate = new("HV0522", "a learning rate for what is frozen for good", Error);
    public static readonly DiagnosticRule NoHysteresis = new("HV0523", "a component is frozen and let go at once", Error);
    public static readonly DiagnosticRule BadAnnealing = new("HV0524", "thresholds that cannot anneal so", Error);
    public static readonly DiagnosticRule TooLateToChange = new("HV0525", "a component cannot change its state within the run", Error);
    public static readonly DiagnosticRule LateChange = new("HV0526", "a component changes its state at the very end at best", Warning);
    public static readonly DiagnosticRule NarrowGap = new("HV0527", "thresholds lie closer than they move", Warning);

    public static readonly DiagnosticRule FeedsOnItself = new("HV0528", "a loop that drives its metric away", Error);
    public static readonly DiagnosticRule WrongPlant = new("HV0529", "a plant that contradicts theory", Error);
    public static readonly DiagnosticRule UnknownPlant = new("HV0530", "a loop whose direction nothing says", Warning);

    public static readonly DiagnosticRule NeverChangesBack = new("HV0531", "a component has no time to change back", Warning);
    public static readonly DiagnosticRule NoDeadBand = new("HV0532", "rules without a dead band", Warning);
    public static readonly DiagnosticRule OneSided = new("HV0533", "a loop that answers one side only", Warning);
    public static readonly DiagnosticRule ExcludingTests = new("HV0534", "tests that exclude each other", Error);

    // HV06: data
    public static readonly DiagnosticRule BatchTooLarge = new("HV0601", "a batch is larger than the data", Error);
    public static readonly DiagnosticRule BatchTooSmall = new("HV0602", "a batch is smaller than its strata", Error);
    public static readonly DiagnosticRule CurriculumIncomplete = new("HV0603", "a curriculum never admits all data", Warning);
    public static readonly DiagnosticRule BadShare = new("HV0604", "a sampler share is out of range", Error);
    public static readonly DiagnosticRule CurriculumTooNarrow = new("HV0605", "a curriculum admits less than a batch", Warning);
    public static readonly DiagnosticRule ValuationLeftOut = new("HV0606", "a sampler leaves operations out", Warning);
    public static readonly DiagnosticRule MeasuredOnTraining = new("HV0607", "metrics see only training data", Warning);
    public static readonly DiagnosticRule BadSplit = new("HV0608", "the shares of a split do not add up", Error);
    public static readonly DiagnosticRule NoSuchPart = new("HV0609", "metrics on a part that does not exist", Error);

    public static readonly DiagnosticRule LevelsDoNotAddUp = new("HV0610", "the levels do not add up to the items", Error);

    public static readonly DiagnosticRule RepeatedInBatch = new("HV0611", "operations that a batch repeats", Info);
    public static readonly DiagnosticRule CurriculumTakesBack = new("HV0612", "a curriculum that takes data back", Warning);

    // HV07: names and facts
    public static readonly DiagnosticRule UnknownName = new("HV0701", "unknown name", Error);
    public static readonly DiagnosticRule DuplicateName = new("HV0702", "declared twice", Error);
    public static readonly DiagnosticRule MissingFact = new("HV0703", "a required fact is missing", Error);
    public static readonly DiagnosticRule BadValue = new("HV0704", "a value is not allowed here", Error);
    public static readonly DiagnosticRule MissingOption = new("HV0705", "a required option is missing", Error);

    // HV08: geometry
    public static readonly DiagnosticRule OutsideBall = new("HV0801", "the radius leaves the ball", Error);
    public static readonly DiagnosticRule BadRadii = new("HV0802", "radial targets are out of order", Error);
    public static readonly DiagnosticRule LearnedCurvatureStart = new("HV0803", "a learned curvature starts outside its bounds", Error);
    public static readonly DiagnosticRule UnequalBlocks = new("HV0804", "residual blocks of different widths", Error);
    public static readonly DiagnosticRule IdleCurvature = new("HV0805", "nothing moves a learned curvature", Warning);

    public static readonly DiagnosticRule RoomVaries = new("HV0806", "a target that the ball holds only at some curvatures", Warning);

    // HV09: guards, checkpoints and targets
    public static readonly DiagnosticRule Unreachable = new("HV0901", "a value that the metric cannot take", Error);
    public static readonly DiagnosticRule LongerThanRun = new("HV0902", "a duration is longer than the run", Error);

    public static readonly DiagnosticRule WrongMetricUnit = new("HV0903", "a value in another unit than its metric", Error);
    public static readonly DiagnosticRule NoDirection = new("HV0904", "a metric without a better direction", Error);
    public static readonly DiagnosticRule UndeclaredSamples = new("HV0905", "a sampled metric and its number of samples", Error);
    public static readonly DiagnosticRule BelowResolution = new("HV0906", "a margin below the resolution of its metric", Warning);

    public static readonly DiagnosticRule BelowNoise = new("HV0907", "a margin below the error of the samples", Info);
    public static readonly DiagnosticRule BelowFreeBits = new("HV0908", "a divergence that free bits keep above the value", Error);
    public static readonly DiagnosticRule TooCloseToTell = new("HV0909", "thresholds closer than their metric can tell", Warning);
    public static readonly DiagnosticRule HysteresisTooShort = new("HV0910", "a hysteresis that is over before the next evaluation", Warning);
    public static readonly DiagnosticRule OppositeDirections = new("HV0911", "two statements want a metric in opposite directions", Error);
    public static readonly DiagnosticRule AtChance = new("HV0912", "a threshold that chance reaches", Info);
    public static readonly DiagnosticRule NotMeasured = new("HV0913", "a metric of operations that are not measured", Error);

    public static readonly DiagnosticRule NeverTrained = new("HV0914", "a network that is frozen before it was ever trained", Error);
    public static readonly DiagnosticRule WaitsLonger = new("HV0915", "a wait that lasts to the next evaluation", Info);
    public static readonly DiagnosticRule PerhapsNotMeasured = new("HV0916", "a metric of operations that a split may not measure", Warning);

    // HV10: composition
    public static readonly DiagnosticRule ImportNotRead = new("HV1001", "an import cannot be read", Error);
    public static readonly DiagnosticRule ImportCycle = new("HV1002", "imports form a cycle", Error);
    public static readonly DiagnosticRule TwoOfOneName = new("HV1003", "a name is declared in two files", Error);
    public static readonly DiagnosticRule UnknownBase = new("HV1004", "there is no methodology to extend", Error);
    public static readonly DiagnosticRule ExtendsCycle = new("HV1005", "a methodology extends itself", Error);
    public static readonly DiagnosticRule NothingToOverride = new("HV1006", "there is nothing to override", Error);
    public static readonly DiagnosticRule Redeclared = new("HV1007", "an inherited statement is declared again", Error);
    public static readonly DiagnosticRule OverrideWithoutBase = new("HV1008", "an override without anything inherited", Error);
    public static readonly DiagnosticRule NothingToRemove = new("HV1009", "there is nothing to remove", Error);
    public static readonly DiagnosticRule BadParam = new("HV1010", "a param's name is taken", Error);
    public static readonly DiagnosticRule ParamOutOfRange = new("HV1011", "a param does not fit its range", Error);
    public static readonly DiagnosticRule UnusedParam = new("HV1012", "a param is never used", Warning);
    public static readonly DiagnosticRule NotForAllValues = new("HV1013", "the methodology is wrong for some values of a param", Error);
    public static readonly DiagnosticRule UnknownPreset = new("HV1014", "there is no such preset", Error);
    public static readonly DiagnosticRule PresetArguments = new("HV1015", "a preset is called in another way", Error);
    public static readonly DiagnosticRule EndlessPreset = new("HV1016", "a preset does not end", Error);
    public static readonly DiagnosticRule ReadWhileOff = new("HV1017", "only statements that are off read it", Warning);
    public static readonly DiagnosticRule NeedlessOverride = new("HV1018", "an override inside an override", Error);
    public static readonly DiagnosticRule NotEveryValue = new("HV1030", "not every value of a param can be checked", Error);
    public static readonly DiagnosticRule BadParamValues = new("HV1031", "the values of a param are not what they should be", Error);

    // HV11: what the runtime lacks
    public static readonly DiagnosticRule NotInRuntime = new("HV1101", "the runtime cannot do this", Error);

    // HV12: advice, with evidence
    public static readonly DiagnosticRule SaturatingProjection = new("HV1201", "the projection saturates", Warning);
    public static readonly DiagnosticRule UnfinishedDecay = new("HV1202", "the learning rate ends high", Warning);
    public static readonly DiagnosticRule FastWarmup = new("HV1203", "KL weight rises fast and high", Warning);
    public static readonly DiagnosticRule CurriculumWithWarmup = new("HV1204", "curriculum together with a KL warm-up", Warning);
    public static readonly DiagnosticRule ManyChangesAtOnce = new("HV1205", "many changes at one epoch", Warning);
    public static readonly DiagnosticRule PositiveFeedback = new("HV1206", "feedback that feeds on itself", Warning);
    public static readonly DiagnosticRule IdlePhase = new("HV1207", "a phase that changes nothing", Warning);
    public static readonly DiagnosticRule HighConstantKl = new("HV1208", "a high KL weight that never changes", Warning);
    public static readonly DiagnosticRule LowRateConstantKl = new("HV1209", "a low learning rate with a constant KL weight", Warning);
    public static readonly DiagnosticRule KlStep = new("HV1210", "the KL weight rises by a large step", Warning);
    public static readonly DiagnosticRule FarSetPoint = new("HV1211", "a set point far from where training begins", Warning);
    public static readonly DiagnosticRule SeveralFactors = new("HV1212", "a temperature with several factors", Warning);
    public static readonly DiagnosticRule ClippedCycle = new("HV1213", "a cycle that a limit cuts off", Warning);
    public static readonly DiagnosticRule DocumentedLength = new("HV1214", "the documentation speaks of another run", Info);
    public static readonly DiagnosticRule MovedByTheSchedule = new("HV1230", "a best value that the schedule moves", Warning);
    public static readonly DiagnosticRule ScalesEverything = new("HV1232", "one factor for every loss", Warning);
    public static readonly DiagnosticRule FastFineTuning = new("HV1234", "an encoder that is let go fast", Warning);
    public static readonly DiagnosticRule WaitsAtRandom = new("HV1235", "an encoder that waits for what nothing can bring", Warning);
    public static readonly DiagnosticRule CostlyMetric = new("HV1236", "a costly metric at every epoch", Info);
    public static readonly DiagnosticRule InvertedAim = new("HV1237", "an inverted order is aimed at", Error);
    public static readonly DiagnosticRule CollapseScoresToo = new("HV1238", "a best value that a collapsed model reaches", Warning);
    public static readonly DiagnosticRule AdamMoments = new("HV1250", "decays of Adam that do not fit each other", Warning);
    public static readonly DiagnosticRule RateAsWeight = new("HV1251", "the learning rate weighs a loss", Warning);
    public static readonly DiagnosticRule ComponentRate = new("HV1252", "a component learns faster than its range allows", Warning);
    public static readonly DiagnosticRule RepeatedRule = new("HV1253", "a controller says a rule twice", Warning);
    public static readonly DiagnosticRule OtherVae = new("HV1254", "a component follows the other VAE", Warning);
    public static readonly DiagnosticRule UnusedAllow = new("HV1299", "an allow that allows nothing", Warning);

    // HV13: properties
    public static readonly DiagnosticRule EnsureRefuted = new("HV1301", "an ensured property does not hold", Error);
    public static readonly DiagnosticRule EnsureUndecided = new("HV1302", "an ensured property cannot be decided", Error);
    public static readonly DiagnosticRule EnsureOutsideRun = new("HV1303", "a property about a time that never comes", Error);
    public static readonly DiagnosticRule EnsureVacuous = new("HV1304", "a premise that never holds", Warning);
    public static readonly DiagnosticRule EnsureBrokenByController = new("HV1305", "a controller can break an ensured property", Error);

    // HV1401 to HV1419: what the user's own code has to supply
    public static readonly DiagnosticRule BuiltInName = new("HV1401", "a name that the runtime has already", Error);
    public static readonly DiagnosticRule UnreadMetric = new("HV1402", "a metric that nothing compares", Warning);

    // HV1430 to HV1439: what a project chooses for a class
    public static readonly DiagnosticRule BadItemValue = new("HV1430", "a value that the item of a file cannot set", Error);

    /// <summary>Every rule, in the order of the codes.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnreadableFile, EmptyFile, NotText, FileTooLarge, UnknownSeverityCode, BadSeverity, ErrorLowered, SeverityNotRead, SeveritiesDisagree, BadNamespace, OldCSharp, NoGenerator,
        UnexpectedText, UnknownKeyword, BadNumber, MissingUnit, UnclosedBlock, BadCharacter, SecondMethodology, NestedTooDeeply,
        PhaseGap, EmptyPhase, PhaseOverlap, PhaseBeyondRun, NoPhases, BadEarlyEnd, NeverEndsEarly, NeverOpens, NeverActs, LeftOut, LeftOutCurriculum,
        SignalWithoutValue, OutOfRange, Discontinuity, RampTooLong, UnusedSignal, TwoWriters, NeedlessJump, CutCycle,
        BadExponential, BadTable, BadRange, NothingToHold, BadDuration,
        CircularSignals, PartWithoutLength, DivisionByZero, NotFinite, TooLargeToCalculate, CannotExtend, WarmupOfZero, ReadsBeyondRun, SampledTooSeldom, ZeroProduct,
        DeadLoss, GroupNeverActive, ActivatedTwice, UnknownLoss, PhaseWithoutLoss, NegativeWeight, CountedTwice,
        NotALoss, ParameterOutOfRange, ContradictoryTargets, BeyondDiameter, MarginsTooWide, WithoutCompanion, TwoPriors, UnreadMovement, DwarfedLoss, DrivenBeforeActing,
        UnboundedFeedback, KeepBeyondRange, PlanOutsideKeep, TwoControllers, DeadThreshold, OpposedRules, BadFactor, NotObserved, BadEma,
        TwoWays, NotInAStep, UnseenPlan, BadOrder, UnreachableSetPoint, NarrowLaw,
        IdleComponent, NothingTrains, FrozenRate, NoHysteresis, BadAnnealing, TooLateToChange, LateChange, NarrowGap, FeedsOnItself, WrongPlant, UnknownPlant, NeverChangesBack, NoDeadBand, OneSided, ExcludingTests,
        BatchTooLarge, BatchTooSmall, CurriculumIncomplete, BadShare, CurriculumTooNarrow, ValuationLeftOut, MeasuredOnTraining, BadSplit, NoSuchPart,
        LevelsDoNotAddUp, RepeatedInBatch, CurriculumTakesBack,
        UnknownName, DuplicateName, MissingFact, BadValue, MissingOption,
        OutsideBall, BadRadii, LearnedCurvatureStart, UnequalBlocks, IdleCurvature, RoomVaries,
        Unreachable, LongerThanRun, WrongMetricUnit, NoDirection, UndeclaredSamples, BelowResolution,
        BelowNoise, BelowFreeBits, TooCloseToTell, HysteresisTooShort, OppositeDirections, AtChance, NotMeasured, NeverTrained, WaitsLonger, PerhapsNotMeasured,
        ImportNotRead, ImportCycle, TwoOfOneName, UnknownBase, ExtendsCycle, NothingToOverride, Redeclared, OverrideWithoutBase, NothingToRemove,
        BadParam, ParamOutOfRange, UnusedParam, NotForAllValues, UnknownPreset, PresetArguments, EndlessPreset, ReadWhileOff, NeedlessOverride,
        NotEveryValue, BadParamValues,
        NotInRuntime,
        SaturatingProjection, UnfinishedDecay, FastWarmup, CurriculumWithWarmup, ManyChangesAtOnce, PositiveFeedback,
        IdlePhase, HighConstantKl, LowRateConstantKl, KlStep, FarSetPoint, SeveralFactors, ClippedCycle, DocumentedLength,
        MovedByTheSchedule, ScalesEverything, FastFineTuning, WaitsAtRandom, CostlyMetric, InvertedAim, CollapseScoresToo,
        AdamMoments, RateAsWeight, ComponentRate, RepeatedRule, OtherVae,
        UnusedAllow,
        EnsureRefuted, EnsureUndecided, EnsureOutsideRun, EnsureVacuous, EnsureBrokenByController,
        BuiltInName, UnreadMetric, BadItemValue,
    ];
}
