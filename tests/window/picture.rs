//! The screen's lanes and the picture formats draw the same scene: held against one another pixel by pixel.

use egui::{Pos2, pos2};
use egui_kittest::Harness;
use resvg::tiny_skia::Pixmap;
use saidline::app::scene::Brush;
use saidline::app::theme;
use saidline::export::png;
use saidline::timeline::{Filter, Part, Scene, Screen, Shape, Sight, Theme};

use super::raster::Textures;
use super::tour::sample;

const SIZE: [f32; 2] = [1000.0, 700.0];

/// What the window paints of a scene.
fn on_screen(scene: &Scene) -> Pixmap {
    let textures = Textures::default();
    let (painted, mut is_first) = (scene.clone(), true);
    let builder = Harness::builder().with_size(SIZE).with_pixels_per_point(1.0).renderer(textures.clone());
    let mut harness = builder.build_ui(move |ui| {
        if std::mem::replace(&mut is_first, false) {
            theme::install(ui.ctx());
        } else {
            let painter = ui.ctx().layer_painter(egui::LayerId::background());
            Brush { painter: &painter, origin: Pos2::ZERO, scale: 1.0, found: None }.paint(&painted.items);
        }
    });
    (0..4).for_each(|_| harness.step());
    textures.draw(&harness.ctx, harness.output())
}

fn color(picture: &Pixmap, at: Pos2) -> [u8; 3] {
    let pixel = picture.pixel(at.x as u32, at.y as u32).expect("it lies in the picture").demultiply();
    [pixel.red(), pixel.green(), pixel.blue()]
}

/// The mean colour of a square about a place.
fn mean(picture: &Pixmap, middle: Pos2, reach: f32) -> [u8; 3] {
    let places = |middle: f32| (middle - reach) as i32..=(middle + reach) as i32;
    let (mut sums, mut count) = ([0_u32; 3], 0);
    for (x, y) in places(middle.x).flat_map(|x| places(middle.y).map(move |y| (x, y))) {
        if (0..picture.width() as i32).contains(&x) && (0..picture.height() as i32).contains(&y) {
            let found = color(picture, pos2(x as f32, y as f32));
            sums.iter_mut().zip(found).for_each(|(sum, c)| *sum += u32::from(c));
            count += 1;
        }
    }
    sums.map(|sum| (sum / count.max(1)) as u8)
}

fn off(a: [u8; 3], b: [u8; 3]) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
}

#[track_caller]
fn check(theme: Theme) {
    let analysis = sample();
    let mut screen = Screen::new(&analysis, &Filter::default(), true);
    let sight = Sight { from: 0.0, to: 1000.0, width: SIZE[0], height: SIZE[1], scroll: 0.0, theme };
    let scene = screen.scene(&analysis, &sight);
    let shown = on_screen(&scene);
    let drawn = Pixmap::decode_png(&png(&scene, 1.0).expect("it is drawn")).expect("it is a PNG");
    assert_eq!((shown.width(), shown.height()), (drawn.width(), drawn.height()));
    let (mut bands, mut marks) = (0, 0);
    let inside = |at: Pos2| at.x >= 1.0 && at.y >= 1.0 && at.x < SIZE[0] - 1.0 && at.y < SIZE[1] - 1.0;
    for (n, item) in scene.items.iter().enumerate() {
        let places = match (&item.shape, item.part) {
            // Just inside the corners of a lane's ground, where hardly anything else lies.
            (Shape::Rect { x, y, width, height, .. }, Part::Lane) => {
                bands += 1;
                vec![pos2(x + 2.5, y + 2.5), pos2(x + width - 2.5, y + 2.5), pos2(x + 2.5, y + height - 2.5)]
            }
            (Shape::Circle { x, y, radius, .. }, Part::Mark) => {
                marks += 1;
                // Its middle, and all of it; the rim is smoothed in other ways.
                let (a, b) = (mean(&shown, pos2(*x, *y), 1.0), mean(&drawn, pos2(*x, *y), 1.0));
                assert!(off(a, b) <= 24, "a mark's middle is {a:?} on the screen and {b:?} in the picture: {item:?}");
                let (a, b) = (mean(&shown, pos2(*x, *y), radius + 1.0), mean(&drawn, pos2(*x, *y), radius + 1.0));
                assert!(off(a, b) <= 48, "a mark is {a:?} on the screen and {b:?} in the picture: {item:?}");
                continue;
            }
            _ => continue,
        };
        let is_covered = |at: &Pos2| {
            scene.items[n + 1..].iter().any(|later| {
                let [left, top, right, bottom] = later.shape.bounds();
                let over = at.x >= left - 1.5 && at.x <= right + 1.5 && at.y >= top - 1.5 && at.y <= bottom + 1.5;
                over && !matches!((later.part, &later.shape), (Part::Axis, Shape::Line { .. }))
            })
        };
        for at in places.into_iter().filter(|at| inside(*at) && !is_covered(at)) {
            let (a, b) = (color(&shown, at), color(&drawn, at));
            assert!(off(a, b) <= 40, "{at:?} is {a:?} on the screen and {b:?} in the picture: {item:?}");
        }
    }
    assert!(bands >= 3 && marks >= 3, "{bands} bands, {marks} marks");
    // Type is smoothed in other ways, all else is not.
    let pixels = shown.data().chunks(4).zip(drawn.data().chunks(4));
    let different = pixels.filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 64)).count();
    let share = different as f64 / f64::from(shown.width() * shown.height());
    assert!(share < 0.03, "{:.2} % of the pixels differ", 100.0 * share);
}

#[test]
fn screen_and_picture_draw_the_same() {
    check(Theme::Light);
    check(Theme::Dark);
}
