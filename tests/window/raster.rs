//! Draws what egui puts out without display, GPU or window: every mesh triangle by triangle into a picture, in premultiplied sRGB as the
//! window's own renderer blends.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use egui::epaint::{ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, FullOutput, Rect, TextureId, TexturesDelta};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

/// The textures egui has handed out so far, shared between the harness, which keeps them up to date, and a test, which draws with them.
#[derive(Clone, Default)]
pub(crate) struct Textures(Arc<Mutex<HashMap<TextureId, ColorImage>>>);

impl egui_kittest::TestRenderer for Textures {
    #[allow(clippy::iter_over_hash_type, reason = "textures do not depend on one another")]
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.lock().expect("no test panics while it draws");
        for (id, patches) in &delta.set {
            for patch in patches {
                let ImageData::Color(image) = &patch.image;
                match patch.pos {
                    None => {
                        textures.insert(*id, (**image).clone());
                    }
                    Some([left, top]) => {
                        let texture = textures.get_mut(id).expect("a texture comes before its patches");
                        for (y, row) in image.pixels.chunks(image.size[0]).enumerate() {
                            let at = (top + y) * texture.size[0] + left;
                            texture.pixels[at..at + row.len()].copy_from_slice(row);
                        }
                    }
                }
            }
        }
        for id in &delta.free {
            textures.remove(id);
        }
        delta.clear();
    }
}

impl Textures {
    /// Draws one frame.
    pub(crate) fn draw(&self, ctx: &egui::Context, output: &FullOutput) -> Pixmap {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut picture = Pixmap::new(size.x.round() as u32, size.y.round() as u32).expect("a window has a size");
        let textures = self.0.lock().expect("no test panics while it draws");
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = &clipped.primitive {
                draw_mesh(&mut picture, mesh, &textures[&mesh.texture_id], clipped.clip_rect, scale);
            }
        }
        picture
    }
}

struct Window {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

fn draw_mesh(picture: &mut Pixmap, mesh: &Mesh, texture: &ColorImage, clip: Rect, scale: f32) {
    let edge = |v: f32| (v * scale).round().clamp(-1e6, 1e6) as i32;
    let window = Window {
        left: edge(clip.min.x).max(0),
        top: edge(clip.min.y).max(0),
        right: edge(clip.max.x).min(picture.width() as i32),
        bottom: edge(clip.max.y).min(picture.height() as i32),
    };
    for corners in mesh.indices.chunks_exact(3) {
        let corner = |n: usize| &mesh.vertices[corners[n] as usize];
        draw_triangle(picture, [corner(0), corner(1), corner(2)], texture, &window, scale);
    }
}

/// Twice the signed area of the triangle a, b, p.
fn side(a: [f32; 2], b: [f32; 2], p: [f32; 2]) -> f32 {
    (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}

fn draw_triangle(picture: &mut Pixmap, mut corners: [&Vertex; 3], texture: &ColorImage, window: &Window, scale: f32) {
    let place = |v: &Vertex| [v.pos.x * scale, v.pos.y * scale];
    let area = side(place(corners[0]), place(corners[1]), place(corners[2]));
    if area == 0.0 || !area.is_finite() {
        return;
    }
    if area < 0.0 {
        corners.swap(0, 1);
    }
    let at = corners.map(place);
    let bound = |axis: usize, pick: fn(f32, f32) -> f32| pick(pick(at[0][axis], at[1][axis]), at[2][axis]);
    let rows = (bound(1, f32::min).floor() as i32).max(window.top)..(bound(1, f32::max).ceil() as i32).min(window.bottom);
    let columns = (bound(0, f32::min).floor() as i32).max(window.left)..(bound(0, f32::max).ceil() as i32).min(window.right);
    // Pixels on an edge shared by two triangles belong to one of them only: the one whose edge goes up, or left along a level line.
    let owns = |a: [f32; 2], b: [f32; 2]| b[1] < a[1] || (b[1] == a[1] && b[0] > a[0]);
    let owned = [owns(at[1], at[2]), owns(at[2], at[0]), owns(at[0], at[1])];
    let plain = corners.iter().all(|c| c.uv == corners[0].uv).then(|| sample(texture, corners[0].uv.x, corners[0].uv.y));
    let width = picture.width() as usize;
    for y in rows {
        for x in columns.clone() {
            let p = [x as f32 + 0.5, y as f32 + 0.5];
            let weights = [side(at[1], at[2], p), side(at[2], at[0], p), side(at[0], at[1], p)];
            if weights.iter().zip(owned).any(|(w, owned)| *w < 0.0 || (*w == 0.0 && !owned)) {
                continue;
            }
            let total = area.abs();
            let blend = |of: fn(&Vertex) -> f32| (0..3).map(|n| weights[n] / total * of(corners[n])).sum::<f32>();
            let texel = plain.unwrap_or_else(|| sample(texture, blend(|v| v.uv.x), blend(|v| v.uv.y)));
            let color = [
                blend(|v| v.color.r().into()),
                blend(|v| v.color.g().into()),
                blend(|v| v.color.b().into()),
                blend(|v| v.color.a().into()),
            ];
            let source: [f32; 4] = std::array::from_fn(|n| color[n] * texel[n] / 255.0);
            let pixel = &mut picture.pixels_mut()[y as usize * width + x as usize];
            let under = [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()];
            let [r, g, b, a]: [u8; 4] =
                std::array::from_fn(|n| (source[n] + f32::from(under[n]) * (1.0 - source[3] / 255.0)).round().clamp(0.0, 255.0) as u8);
            if let Some(blended) = PremultipliedColorU8::from_rgba(r.min(a), g.min(a), b.min(a), a) {
                *pixel = blended;
            }
        }
    }
}

/// The texture at `u`, `v`, between its four nearest texels.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let texel = |x: f32, y: f32| -> [f32; 4] {
        let column = (x.max(0.0) as usize).min(width - 1);
        let row = (y.max(0.0) as usize).min(height - 1);
        let color: Color32 = texture.pixels[row * width + column];
        color.to_array().map(f32::from)
    };
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (x - left, y - top);
    let corners = [texel(left, top), texel(left + 1.0, top), texel(left, top + 1.0), texel(left + 1.0, top + 1.0)];
    std::array::from_fn(|n| {
        let upper = corners[0][n] * (1.0 - across) + corners[1][n] * across;
        let lower = corners[2][n] * (1.0 - across) + corners[3][n] * across;
        upper * (1.0 - down) + lower * down
    })
}
