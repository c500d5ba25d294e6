//! Nothing in a picture or in a window lies on anything else, whatever the corpus.

#[path = "support/generated.rs"]
mod generated;

use generated::Recipe;
use proptest::prelude::*;
use saidline::timeline::{Filter, Item, Part, Scene, Screen, Shape, Sight, View, layout};

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
    (statements, parties, days, 0_u64..7, names, any::<u64>()).prop_map(|(statements, parties, days, clusters, name_length, seed)| Recipe {
        statements,
        parties,
        days,
        clusters,
        name_length,
        seed,
    })
}

const SIZES: [(f32, f32); 6] = [(1920.0, 1080.0), (1440.0, 1080.0), (1123.0, 794.0), (794.0, 1123.0), (1080.0, 1080.0), (3840.0, 2160.0)];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn pictures_are_clear(recipe in recipes(), size in 0_usize..6, numbered: bool, legend: bool, breaks: bool) {
        let analysis = generated::analysis(&recipe);
        let (width, height) = SIZES[size];
        let view = View { width, height, numbered, legend, breaks, ..View::default() };
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
    // The last but one is the smallest party with a lane of its own.
    let least = heights[heights.len() - 2];
    assert!(heights[0] > least, "{heights:?}");
    let others =
        scene.items.iter().any(|i| i.part == Part::LaneName && matches!(&i.shape, Shape::Text(t) if t.text.contains("other parties")));
    assert!(others);
}
