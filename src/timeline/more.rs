//! Signs for the statements of a lane that found no room: "+3" under their day, neighbours gathered until none touch.

use super::draw::pill_width;

use super::chrome::grouped;

/// One sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sign {
    /// Its left edge.
    pub(super) left: f32,
    pub(super) width: f32,
    /// The statements it stands for.
    pub(super) statements: Vec<u32>,
}

impl Sign {
    /// What stands in it.
    pub(super) fn words(&self) -> String {
        words(self.statements.len())
    }
}

fn words(count: usize) -> String {
    format!("+{}", grouped(count))
}

/// Where signs stand along the axis, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// The stretches of ground along the axis, left and right: a sign crosses no edge of its own.
    pub(super) grounds: &'a [(f32, f32)],
    /// How far a sign reaches to the right of its day: as far as a mark, so that words beside marks stay free.
    pub(super) reach: f32,
    /// Size of the type.
    pub(super) size: f32,
}

impl Row<'_> {
    fn width(&self, count: usize) -> f32 {
        pill_width(&words(count), self.size)
    }

    fn left(&self, x: f32, count: usize) -> f32 {
        let width = self.width(count);
        let ground = self.grounds.iter().find(|g| x <= g.1 + 0.5).or(self.grounds.last());
        let (left, right) = ground.map_or((x - width, x + width), |g| (g.0 + 2.0, g.1 - 2.0));
        (x + self.reach - width).clamp(left, (right - width).max(left))
    }

    /// The signs of statements, each with where it lies on the axis.
    pub(super) fn signs(&self, mut rest: Vec<(f32, u32)>) -> Vec<Sign> {
        const APART: f32 = 6.0;
        rest.sort_by(|a, b| a.0.total_cmp(&b.0));
        // What stands on the same pixel is one from the start: there may be a hundred thousand.
        let mut points: Vec<(f32, Vec<u32>)> = Vec::new();
        for (x, statement) in rest {
            match points.last_mut().filter(|last| x - last.0 < 1.0) {
                Some(last) => last.1.push(statement),
                None => points.push((x, vec![statement])),
            }
        }
        let mut signs: Vec<(f32, Vec<u32>)> = Vec::new();
        for point in points {
            signs.push(point);
            // Join with the sign before while the two touch.
            while let [.., before, last] = signs.as_mut_slice() {
                let (a, b) = (before.1.len(), last.1.len());
                if self.left(before.0, a) + self.width(a) + APART <= self.left(last.0, b) {
                    break;
                }
                before.0 = (before.0 * a as f32 + last.0 * b as f32) / (a + b) as f32;
                let moved = std::mem::take(&mut last.1);
                before.1.extend(moved);
                signs.pop();
            }
        }
        let sign = |(x, statements): (f32, Vec<u32>)| {
            let count = statements.len();
            Sign { left: self.left(x, count), width: self.width(count), statements }
        };
        signs.into_iter().map(sign).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Row<'_> = Row { grounds: &[(100.0, 500.0), (540.0, 700.0)], reach: 6.0, size: 12.0 };

    #[test]
    fn neighbours_are_gathered() {
        let signs = ROW.signs(vec![(300.0, 3), (300.4, 1), (310.0, 2), (450.0, 4)]);
        let held: Vec<_> = signs.iter().map(|s| (s.words(), s.statements.clone())).collect();
        assert_eq!(held, [("+3".to_owned(), vec![3, 1, 2]), ("+1".to_owned(), vec![4])]);
        assert!(signs[0].left + signs[0].width + 6.0 <= signs[1].left);
    }

    #[test]
    fn a_sign_stays_left_of_the_words_beside_marks_and_within_its_bounds() {
        let at = |x: f32| ROW.signs(vec![(x, 1)]).remove(0);
        assert_eq!(at(300.0).left + at(300.0).width, 306.0);
        assert_eq!(at(100.0).left, 102.0);
        assert!(at(500.0).left + at(500.0).width <= 498.0);
        assert_eq!(at(541.0).left, 542.0);
        assert!(ROW.signs(Vec::new()).is_empty());
    }
}
