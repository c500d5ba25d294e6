//! Nothing in a picture or in a window lies on anything else, whatever the corpus.

#[path = "support/generated.rs"]
mod generated;

use generated::Recipe;
use proptest::prelude::*;
use saidline::timeline::{
    DateForm, Filter, Item, Labels, Pages, Part, Prepared, Scene, Screen, Shape, Sight, View, layout, pages, source_pages,
};

/// What must not touch: marks, words, signs, names, dates, tags, headings and the foot.
fn solid(item: &Item) -> bool {
    match item.part {
        Part::Page | Part::Lane | Part::Break => matches!(item.shape, Shape::Text(_)),
        Part::Axis => matches!(item.shape, Shape::Text(_)),
        Part::Event => !matches!(item.shape, Shape::Line { .. }),
        _ => true,
    }
}

/// Shapes of one thing may lie on one another: the number in its pill, the half of a mark in its ring.
fn is_one_thing(a: &Item, b: &Item) -> bool {
    let same = a.part == b.part && a.lane == b.lane && a.group == b.group && a.statement == b.statement;
    let composed = |item: &Item| !matches!(item.shape, Shape::Text(_));
    same && (composed(a) || composed(b))
}

fn touch(a: [f32; 4], b: [f32; 4]) -> bool {
    const SLACK: f32 = 0.6;
    a[0] + SLACK < b[2] && b[0] + SLACK < a[2] && a[1] + SLACK < b[3] && b[1] + SLACK < a[3]
}

#[track_caller]
fn assert_clear(scene: &Scene, told: &str) {
    let items: Vec<(&Item, [f32; 4])> = scene.items.iter().filter(|i| solid(i)).map(|i| (i, i.shape.bounds())).collect();
    for (n, (a, a_box)) in items.iter().enumerate() {
        for (b, b_box) in &items[n + 1..] {
            assert!(!touch(*a_box, *b_box) || is_one_thing(a, b), "{told}\n{a:?} {a_box:?}\nlies on\n{b:?} {b_box:?}");
        }
    }
}

fn assert_on_page(scene: &Scene, told: &str) {
    for item in &scene.items {
        let [left, top, right, bottom] = item.shape.bounds();
        let inside = left >= -0.6 && top >= -0.6 && right <= scene.width + 0.6 && bottom <= scene.height + 0.6;
        assert!(inside, "{told}\n{item:?} leaves the page of {}×{}", scene.width, scene.height);
    }
}

fn recipes() -> impl Strategy<Value = Recipe> {
    let statements = prop_oneof![0_usize..12, 12_usize..120, 120_usize..2000];
    let parties = prop_oneof![0_usize..4, 4_usize..60];
    let days = prop_oneof![1_u64..4, 4_u64..400, 400_u64..36500];
    let names = prop_oneof![Just(0_usize), 20_usize..60];
    let all = (statements, parties, days, 0_u64..7, names, any::<bool>(), any::<u64>());
    all.prop_map(|(statements, parties, days, clusters, name_length, scripts, seed)| Recipe {
        statements,
        parties,
        days,
        clusters,
        name_length,
        scripts,
        seed,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn pictures_are_clear(recipe in recipes(), size in 0_usize..PRESETS.len(), numbered: bool, legend: bool, breaks: bool) {
        let analysis = generated::analysis(&recipe);
        let (width, height) = PRESETS[size];
        let view = View { width, height, paper: is_paper(width), numbered, legend, breaks, ..View::default() };
        let scene = layout(&analysis, &view);
        let told = format!("{recipe:?} {width}×{height} numbered {numbered} legend {legend} breaks {breaks}");
        assert_clear(&scene, &told);
        assert_on_page(&scene, &told);
        // Every statement is numbered, counted in a sign, or counted as undated.
        let gathered: usize = scene.groups.iter().map(Vec::len).sum();
        let undated = analysis.statements.iter().filter(|s| s.date.is_none()).count();
        prop_assert_eq!(scene.numbered.len() + gathered + undated, analysis.statements.len());
    }

    #[test]
    fn pages_and_their_sources_are_clear(recipe in recipes(), size in 0_usize..PRESETS.len(), all: bool, words in 0_usize..3, dates in 0_usize..3) {
        let recipe = Recipe { statements: recipe.statements.min(300), ..recipe };
        let analysis = generated::analysis(&recipe);
        let (width, height) = PRESETS[size];
        let view = View {
            width,
            height,
            paper: is_paper(width),
            pages: if all { Pages::All } else { Pages::Parties },
            labels: [Labels::None, Labels::Short, Labels::Long][words],
            dates: [DateForm::DayFirst, DateForm::MonthFirst, DateForm::Iso][dates],
            banner: all.then(|| "TLP:AMBER+STRICT".to_owned()),
            ..View::default()
        };
        let pages = pages(&analysis, &view);
        let told = format!("{recipe:?} {view:?}");
        let mut numbers = 0;
        for page in &pages {
            assert_clear(page, &told);
            assert_on_page(page, &told);
            prop_assert_eq!(page.before, numbers);
            numbers += page.numbered.len();
        }
        // Nothing is lost or told twice, on however many pages.
        let gathered: usize = pages.iter().flat_map(|page| &page.groups).map(Vec::len).sum();
        let undated = analysis.statements.iter().filter(|s| s.date.is_none()).count();
        let loose = if all { gathered } else { 0 };
        prop_assert!(numbers + gathered + undated >= analysis.statements.len(), "{}", told);
        prop_assert!(numbers + gathered + undated - loose <= analysis.statements.len(), "{}", told);
        for page in source_pages(&analysis, &pages, &view) {
            assert_on_page(&page, &told);
            assert_clear(&page, &told);
        }
    }

    #[test]
    fn windows_are_clear(recipe in recipes(), from in 0.0_f64..900.0, width in 1.0_f64..1000.0, breaks: bool) {
        let analysis = generated::analysis(&recipe);
        let mut screen = Screen::new(&analysis, &Filter::default(), breaks);
        let sight = Sight { from, to: from + width, width: 1000.0, height: 2400.0, scroll: 0.0, theme: Default::default() };
        let mut scene = screen.scene(&analysis, &sight);
        // Names and dates have a ground of their own over what is scrolled below them, and tags hang over the lanes.
        scene.items.retain(|item| matches!(item.part, Part::Mark | Part::Label | Part::More));
        assert_clear(&scene, &format!("{recipe:?} {sight:?}"));
    }
}

#[test]
fn nothing_moves_while_panning() {
    let analysis = generated::analysis(&Recipe { statements: 400, days: 700, clusters: 0, ..Recipe::default() });
    let mut screen = Screen::new(&analysis, &Filter::default(), true);
    let sight = |from: f64| Sight { from, to: from + 200.0, width: 1124.0, height: 4000.0, scroll: 0.0, theme: Default::default() };
    let marks = |scene: &Scene| {
        let marks = scene.items.iter().filter(|i| i.part == Part::Mark);
        marks.map(|i| (i.statement, i.shape.bounds())).filter(|(_, b)| b[0] > 0.0).collect::<Vec<_>>()
    };
    let here = marks(&screen.scene(&analysis, &sight(300.0)));
    let there = marks(&screen.scene(&analysis, &sight(320.0)));
    let moved = 20.0 * (1124.0 - saidline::timeline::NAMES) / 200.0;
    let mut compared = 0;
    for (statement, bounds) in &here {
        for (_, other) in there.iter().filter(|(s, o)| s == statement && ((o[2] - o[0]) - (bounds[2] - bounds[0])).abs() < 0.01) {
            assert!(
                (bounds[1] - other[1]).abs() < 0.01 && (bounds[0] - moved - other[0]).abs() < 0.1,
                "{statement:?}: {bounds:?} {other:?}"
            );
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared} marks compared");
}

#[test]
fn the_same_analysis_gives_the_same_bytes() {
    let recipe = Recipe { statements: 80, ..Recipe::default() };
    let draw = || saidline::export::svg(&layout(&generated::analysis(&recipe), &View::default()), saidline::export::Typeface::Named);
    assert!(draw() == draw());
}

/// The words of each labelled statement, name first.
fn labels(scene: &Scene) -> Vec<(u32, Vec<String>)> {
    let mut found: std::collections::BTreeMap<u32, Vec<String>> = std::collections::BTreeMap::new();
    for item in scene.items.iter().filter(|i| i.part == Part::Label) {
        if let (Some(statement), Shape::Text(text)) = (item.statement, &item.shape) {
            found.entry(statement).or_default().push(text.text.clone());
        }
    }
    found.into_iter().collect()
}

#[test]
fn pictures_are_read() {
    let recipe = Recipe { statements: 120, parties: 14, ..Recipe::default() };
    let analysis = generated::analysis(&recipe);
    let scene = layout(&analysis, &View { numbered: false, ..View::default() });
    let labels = labels(&scene);
    assert!(labels.len() >= 20, "{} statements with words", labels.len());
    for (statement, lines) in &labels {
        let words: Vec<&str> = lines[1..].iter().filter(|line| !line.starts_with('×')).flat_map(|line| line.split(' ')).collect();
        assert!(words.len() >= 4, "{statement}: {lines:?}");
        assert!(words.join(" ").chars().count() >= 24, "{statement}: {lines:?}");
    }
}

/// What is not sure is counted with what finds no room; on pages with everything it stands with a mark behind the name.
#[test]
fn words_stand_only_where_it_is_sure_who_says_them() {
    let recipe = Recipe { statements: 60, parties: 5, seed: 3, ..Recipe::default() };
    let analysis = generated::analysis(&recipe);
    let sure = |statement: u32| {
        let at = analysis.statements[statement as usize].reports[0];
        analysis.voices(at).iter().all(|v| v.confidence >= 0.85)
    };
    let view = View { numbered: false, ..View::default() };
    let scene = layout(&analysis, &view);
    assert!(scene.numbered.len() > 10 && scene.numbered.iter().all(|n| sure(*n)));
    let gathered: Vec<u32> = scene.groups.iter().flatten().copied().collect();
    assert!(gathered.iter().any(|n| !sure(*n)), "{gathered:?}");
    let pages = pages(&analysis, &View { pages: Pages::All, ..view });
    let told: Vec<(u32, Vec<String>)> = pages.iter().flat_map(labels).collect();
    assert!(told.iter().any(|(n, _)| !sure(*n)));
    assert!(told.iter().all(|(n, lines)| lines[0].trim_end().ends_with('?') != sure(*n)), "{told:?}");
}

#[test]
fn lanes_are_as_high_as_they_are_full() {
    let recipe = Recipe { statements: 120, parties: 14, ..Recipe::default() };
    let scene = layout(&generated::analysis(&recipe), &View::default());
    let mut lanes: std::collections::BTreeMap<u16, (f32, f32)> = std::collections::BTreeMap::new();
    for item in scene.items.iter().filter(|i| i.part == Part::Lane && matches!(i.shape, Shape::Rect { .. })) {
        let [_, top, _, bottom] = item.shape.bounds();
        let lane = lanes.entry(item.lane.expect("a lane's ground has a lane")).or_insert((top, bottom));
        *lane = (lane.0.min(top), lane.1.max(bottom));
    }
    let heights: Vec<f32> = lanes.values().map(|(top, bottom)| bottom - top).collect();
    assert!((3..=8).contains(&heights.len()), "{heights:?}");
    // The last but one is the smallest party with a lane of its own; the last gathers the rest and is never the highest.
    let least = heights[heights.len() - 2];
    assert!(heights[0] > 1.2 * least, "{heights:?}");
    assert!(heights[heights.len() - 1] < heights[0], "{heights:?}");
    let others =
        scene.items.iter().any(|i| i.part == Part::LaneName && matches!(&i.shape, Shape::Text(t) if t.text.contains("other parties")));
    assert!(others);
}

#[test]
fn a_wide_day_holds_its_statements_in_columns() {
    let recipe = Recipe { statements: 40, parties: 3, days: 1, clusters: 0, ..Recipe::default() };
    let analysis = generated::analysis(&recipe);
    let first = analysis.statements.iter().filter_map(|s| s.date.as_ref()).map(|d| d.from).min();
    let filter = Filter { from: first, to: first, ..Filter::default() };
    let only: Vec<bool> = analysis.statements.iter().map(|s| s.date.as_ref().is_some_and(|d| d.from == d.to)).collect();
    let view = View { filter: Filter { only: Some(only), ..filter }, ..View::default() };
    let scene = layout(&analysis, &view);
    assert_clear(&scene, "one day");
    let marks: std::collections::BTreeSet<i32> = scene
        .items
        .iter()
        .filter_map(|item| match &item.shape {
            Shape::Circle { x, .. } if item.part == Part::Mark => Some(*x as i32),
            _ => None,
        })
        .collect();
    assert!(marks.len() >= 4, "columns at {marks:?}");
    let shown = view.filter.only.iter().flatten().filter(|shown| **shown).count();
    assert!(scene.numbered.len() * 10 >= shown * 9, "{} of {shown} with words", scene.numbered.len());
}

/// The presets of the export dialog, and a large screen.
const PRESETS: [(f32, f32); 8] = [
    (1920.0, 1080.0),
    (1440.0, 1080.0),
    (1123.0, 794.0),
    (794.0, 1123.0),
    (1056.0, 816.0),
    (816.0, 1056.0),
    (1080.0, 1080.0),
    (3840.0, 2160.0),
];

/// Whether it is one of the pages, which are read in the hand.
fn is_paper(width: f32) -> bool {
    [1123.0, 794.0, 1056.0, 816.0].contains(&width)
}

/// Lanes of a scene, from top to bottom: top, bottom, statements with words, signs for what found no room, and where the lowest of these ends.
fn lanes(scene: &Scene) -> Vec<(f32, f32, usize, usize, f32)> {
    let mut lanes: std::collections::BTreeMap<u16, (f32, f32, usize, usize, f32)> = std::collections::BTreeMap::new();
    let bounds = |item: &Item| item.shape.bounds();
    for item in scene.items.iter().filter(|i| i.part == Part::Lane && matches!(i.shape, Shape::Rect { .. })) {
        let [_, top, _, bottom] = bounds(item);
        let lane = lanes.entry(item.lane.expect("a ground has a lane")).or_insert((top, bottom, 0, 0, top));
        *lane = (lane.0.min(top), lane.1.max(bottom), 0, 0, lane.4.min(top));
    }
    let mut told = std::collections::BTreeSet::new();
    for item in &scene.items {
        let Some(lane) = item.lane.and_then(|lane| lanes.get_mut(&lane)) else { continue };
        match item.part {
            Part::Label if told.insert(item.statement) => lane.2 += 1,
            Part::More if matches!(item.shape, Shape::Text(_)) => lane.3 += 1,
            _ => {}
        }
        if matches!(item.part, Part::Label | Part::Mark | Part::More | Part::LaneName | Part::Loose) {
            lane.4 = lane.4.max(bounds(item)[3]);
        }
    }
    lanes.into_values().collect()
}

#[test]
fn every_lane_tells_something_and_none_has_ground_to_spare_while_another_is_full() {
    for (width, height) in PRESETS {
        for seed in 1..6 {
            let recipe = Recipe { statements: 90, parties: 12, seed, ..Recipe::default() };
            let view = View { width, height, paper: is_paper(width), ..View::default() };
            let lanes = lanes(&layout(&generated::analysis(&recipe), &view));
            let told = format!("{width}×{height}, seed {seed}: {lanes:?}");
            assert!(lanes.iter().all(|lane| lane.2 > 0), "a lane without words at {told}");
            let is_full = lanes.iter().any(|lane| lane.3 > 0);
            let spare = |lane: &(f32, f32, usize, usize, f32)| if lane.3 == 0 { lane.1 - lane.4 } else { 0.0 };
            assert!(!is_full || lanes.iter().all(|lane| spare(lane) <= 0.08 * height), "ground to spare at {told}");
        }
    }
}

/// Five real articles; where they are absent, the test is skipped and says so.
#[test]
fn a_slide_of_real_articles_can_be_read() {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/seeds"));
    if !folder.is_dir() {
        eprintln!("skipped: the articles are not beside this project");
        return;
    }
    let progress = saidline::progress::Progress::default();
    let corpus = saidline::corpus::open(folder, &progress).expect("the folder opens");
    let options = saidline::analysis::Options { accuracy: saidline::statement::Accuracy::Fine };
    let analysis = saidline::analysis::analyze(std::sync::Arc::new(corpus), &options, &progress).expect("nobody cancels it");
    for (width, height) in PRESETS {
        let scene = layout(&analysis, &View { width, height, paper: is_paper(width), ..View::default() });
        assert_clear(&scene, &format!("{width}×{height}"));
        assert_on_page(&scene, &format!("{width}×{height}"));
        if let Ok(folder) = std::env::var("PICTURES") {
            let png = saidline::export::png(&scene, 1.0).expect("it is drawn");
            std::fs::write(format!("{folder}/seeds-{width}x{height}.png"), png).expect("it is written");
        }
        let lanes = lanes(&scene);
        assert!(lanes.iter().all(|lane| lane.2 > 0), "a lane without words at {width}×{height}: {lanes:?}");
    }
    let scene = layout(&analysis, &View { numbered: false, ..View::default() });
    let words = |lines: &[String]| lines[1..].iter().filter(|l| !l.starts_with('×')).map(|l| l.split(' ').count()).sum::<usize>();
    let told: Vec<usize> = labels(&scene).iter().map(|(_, lines)| words(lines)).collect();
    eprintln!("{} statements with words: {told:?}", told.len());
    let well = told.iter().filter(|words| **words >= 6).count();
    assert!(well >= 20, "{well} statements with six words or more: {told:?}");
    let texts = scene.items.iter().filter_map(|i| match &i.shape {
        Shape::Text(text) if i.part == Part::Axis => Some(text.text.as_str()),
        _ => None,
    });
    let dates: Vec<&str> = texts.collect();
    for date in ["March 2025", "August 2025", "January 2026", "20 Wed"] {
        assert!(dates.contains(&date), "{date} is not among {dates:?}");
    }
}

/// Ten thousand statements in three lanes, too many to be stacked at once.
fn crowded(days: u64) -> saidline::analysis::Analysis {
    generated::analysis(&Recipe { statements: 9000, parties: 3, days, clusters: 0, ..Recipe::default() })
}

#[test]
fn of_very_many_statements_each_is_drawn_or_counted_once() {
    for days in [40, 3000] {
        let analysis = crowded(days);
        let mut screen = Screen::new(&analysis, &Filter::default(), true);
        let sight = Sight { from: 0.0, to: 1000.0, width: 1600.0, height: 9000.0, scroll: 0.0, theme: Default::default() };
        for (width, whole) in [(1000.0, true), (300.0, false), (20.0, false)] {
            let sight = Sight { from: 100.0 * f64::from(u8::from(!whole)), to: width + 100.0 * f64::from(u8::from(!whole)), ..sight };
            let scene = screen.scene(&analysis, &sight);
            let mut told: Vec<u32> = scene.items.iter().filter(|i| i.part == Part::Mark).filter_map(|i| i.statement).collect();
            told.dedup();
            told.extend(scene.groups.iter().flatten());
            let count = told.len();
            told.sort_unstable();
            told.dedup();
            assert_eq!(told.len(), count, "some are told twice at {width} units");
            if whole {
                assert_eq!(count, screen.prepared().lanes.iter().map(|l| l.entries.len() + l.loose.len()).sum::<usize>());
            }
            let mut scene = scene;
            scene.items.retain(|item| matches!(item.part, Part::Mark | Part::Label | Part::More));
            assert_clear(&scene, &format!("{days} days, {sight:?}"));
        }
    }
}

#[test]
fn very_many_statements_stay_put_while_panning() {
    let analysis = crowded(3000);
    let sight = |from: f64| Sight { from, to: from + 40.0, width: 1124.0, height: 4000.0, scroll: 0.0, theme: Default::default() };
    let marks = |screen: &mut Screen, from: f64| {
        let scene = screen.scene(&analysis, &sight(from));
        let inside = |i: &&saidline::timeline::Item| i.part == Part::Mark && i.shape.bounds()[0] > 150.0 && i.shape.bounds()[2] < 1100.0;
        let units = |x: f32| f64::from(x - saidline::timeline::NAMES) * 40.0 / f64::from(1124.0 - saidline::timeline::NAMES) + from;
        let found = scene.items.iter().filter(inside).map(|i| (i.statement, (units(i.shape.bounds()[0]), i.shape.bounds()[1])));
        found.collect::<std::collections::BTreeMap<_, _>>()
    };
    let mut panned = Screen::new(&analysis, &Filter::default(), true);
    let mut compared = 0;
    let mut before = marks(&mut panned, 300.0);
    for step in 1..12 {
        let from = 300.0 + f64::from(step) * 11.0;
        let here = marks(&mut panned, from);
        // What comes into view lies where it lies when the view begins there.
        let mut fresh = Screen::new(&analysis, &Filter::default(), true);
        for (statement, (x, y)) in &marks(&mut fresh, from) {
            let (at, top) = here[statement];
            assert!((at - x).abs() < 1e-3 && (top - y).abs() < 1e-3);
        }
        for (statement, (x, y)) in before.iter().filter_map(|(s, at)| here.contains_key(s).then_some((s, at))) {
            let (at, top) = here[statement];
            assert!((at - x).abs() < 1e-3 && (top - y).abs() < 1e-3, "{statement:?} moved");
            compared += 1;
        }
        before = here;
    }
    assert!(compared > 100, "{compared} marks compared");
}

/// After a filter has changed, lanes that it leaves as they were keep their places; what is drawn is what a timeline made anew draws.
#[test]
fn lanes_that_a_filter_leaves_keep_what_was_found_for_them() {
    for (analysis, width) in [(crowded(3000), 60.0), (generated::analysis(&Recipe::default()), 400.0)] {
        let everything = Filter { opinions: true, confidence: 0.0, ..Filter::default() };
        let all = Prepared::all(&analysis, &everything);
        let sight = Sight { from: 300.0, to: 300.0 + width, width: 1400.0, height: 1200.0, scroll: 0.0, theme: Default::default() };
        let party = |n: usize| analysis.party(analysis.statements[n].reports[0]).map(|p| p.id.clone());
        let mut before = Screen::of(all.narrowed(&vec![true; analysis.statements.len()]), true);
        before.scene(&analysis, &sight);
        let parties = || analysis.resolution.parties.iter().take(3).map(|p| Some(p.id.clone()));
        // One party after the other is hidden, then some statements of all, then nothing.
        let by_party = parties().map(|hidden| (0..analysis.statements.len()).map(|n| party(n) != hidden).collect());
        let some = (0..analysis.statements.len()).map(|n| n % 3 > 0).collect();
        for only in by_party.chain([some, vec![true; analysis.statements.len()]]).collect::<Vec<Vec<bool>>>() {
            let mut kept = Screen::of(all.narrowed(&only), true).with_kept(before.into_kept());
            let mut fresh = Screen::of(all.narrowed(&only), true);
            for sight in [sight, Sight { from: sight.from + 20.0, to: sight.to + 20.0, ..sight }] {
                assert_eq!(kept.scene(&analysis, &sight), fresh.scene(&analysis, &sight));
            }
            before = kept;
        }
    }
}

/// Of whom it is hardly known that the words are his, no picture says so; tables hold them all the same.
#[test]
fn pictures_leave_out_whom_the_program_hardly_knows() {
    let mut analysis = generated::analysis(&Recipe::default());
    let passes = |analysis: &saidline::analysis::Analysis, filter: &Filter, n: usize| filter.passes(analysis, n);
    let n = (0..analysis.statements.len()).find(|&n| passes(&analysis, &Filter::default(), n)).expect("one that is shown");
    let at = analysis.statements[n].reports[0];
    for (sure, shown) in [(0.65, false), (0.75, true)] {
        analysis.resolution.voices[at.document][at.attribution][0].confidence = sure;
        assert_eq!(passes(&analysis, &Filter::default(), n), shown, "{sure}");
        assert!(passes(&analysis, &Filter::everything(), n));
    }
}
