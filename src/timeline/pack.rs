//! Finds places for the statements of a lane so that nothing touches.
//!
//! A place is exact in time and free in height: a statement moves down until it meets nothing, in the order of its weight, and takes the
//! form (width and number of lines) that loses the fewest words at the smallest height. What finds no room is returned, never dropped.

use std::collections::BTreeMap;

/// Left, top, right, bottom.
pub(crate) type Box4 = [f32; 4];

/// One form a statement can take: the boxes it covers with its top at 0.
#[derive(Clone, Debug)]
pub(crate) struct Form<T> {
    pub(crate) boxes: Vec<Box4>,
    /// Pixels of height that taking this form is worth avoiding (lost words, odd widths).
    pub(crate) cost: f32,
    /// Forms of one kind share their first box where the last ones can stand below one another.
    pub(crate) kind: Option<Kind>,
    pub(crate) what: T,
}

/// First and last day, how far it is quoted, and where its words begin in pixels.
pub(crate) type Kind = (i64, i64, u8, i32);

impl<T> Form<T> {
    pub(crate) fn height(&self) -> f32 {
        self.boxes.iter().map(|b| b[3]).fold(0.0, f32::max)
    }

    /// The least that it can cost, wherever it stands.
    pub(crate) fn least(&self) -> f32 {
        self.height() + self.cost
    }
}

/// A statement that found its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    /// Which of the statements given.
    pub(crate) nth: usize,
    /// Which of its forms.
    pub(crate) form: usize,
    /// Its top.
    pub(crate) top: f32,
    /// Whether it stands below another of its kind, without its first box.
    pub(crate) bare: bool,
}

/// What packing a lane came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Packed {
    pub(crate) placed: Vec<Placed>,
    /// Statements that found no room, in the order given.
    pub(crate) left_over: Vec<usize>,
    /// Where the lowest of those placed ends; 0 for none.
    pub(crate) bottom: f32,
}

/// Places statements (each with its forms, in the order of weight) between 0 and `height`, `gap` apart from one another.
///
/// `lines` are places that words should rather not cross, in pixels along the axis; only forms that are `allowed` are taken. A pixel of height counts
/// as `thrift` pixels of a form's cost: 1 where height is dear, less where there is more of it than statements.
pub(crate) fn pack<T>(
    statements: &[&[Form<T>]],
    height: f32,
    gap: f32,
    lines: &[f32],
    thrift: f32,
    allowed: &dyn Fn(&T) -> bool,
) -> Packed {
    let mut packed = Packed::default();
    let mut taken: Vec<Box4> = Vec::new();
    let mut ends: BTreeMap<Kind, f32> = BTreeMap::new();
    let mut blocked = Vec::new();
    for (nth, forms) in statements.iter().enumerate() {
        let mut best: Option<(f32, Placed)> = None;
        for (n, form) in forms.iter().enumerate().filter(|(_, form)| allowed(&form.what)) {
            let tall = form.height();
            let bound = best.as_ref().map_or(f32::MAX, |(least, _)| (least - form.cost) / thrift - tall);
            // It could not cost less, not even at the top.
            if bound <= 0.0 || tall > height {
                continue;
            }
            let below = form.kind.and_then(|kind| ends.get(&kind)).and_then(|end| top_below(form, *end, &taken, height, gap));
            let Some(top) = below.or_else(|| lowest_top(form, tall, &taken, height.min(bound + tall), gap, &mut blocked)) else { continue };
            let crossed = lines.iter().filter(|&&x| form.boxes.iter().any(|b| b[0] + 20.0 < x && x < b[2])).count();
            let cost = thrift * (top + tall) + form.cost + 40.0 * crossed as f32;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, Placed { nth, form: n, top, bare: below.is_some() }));
            }
        }
        let Some((_, placed)) = best else {
            packed.left_over.push(nth);
            continue;
        };
        let form = &forms[placed.form];
        for b in &form.boxes[usize::from(placed.bare)..] {
            taken.push([b[0], b[1] + placed.top, b[2], b[3] + placed.top]);
            packed.bottom = packed.bottom.max(b[3] + placed.top);
        }
        if let (Some(kind), Some(last)) = (form.kind, form.boxes.last()) {
            ends.insert(kind, last[3] + placed.top);
        }
        packed.placed.push(placed);
    }
    packed
}

/// Lets every statement placed take the form that is dearest to it (the least cost of its own) where it stands, as far as nothing is in the way,
/// neither another statement nor one of `fixed`.
pub(crate) fn grow<T>(packed: &mut Packed, statements: &[&[Form<T>]], height: f32, gap: f32, fixed: &[Box4], allowed: &dyn Fn(&T) -> bool) {
    let boxes = |placed: &Placed, form: &Form<T>| -> Vec<Box4> {
        let shown = form.boxes.iter().skip(usize::from(placed.bare));
        shown.map(|b| [b[0], b[1] + placed.top, b[2], b[3] + placed.top]).collect()
    };
    let mut taken: Vec<Vec<Box4>> = packed.placed.iter().map(|p| boxes(p, &statements[p.nth][p.form])).collect();
    for n in 0..packed.placed.len() {
        let placed = packed.placed[n].clone();
        let forms = statements[placed.nth];
        let now = &forms[placed.form];
        let fits = |form: &Form<T>| {
            let wanted = boxes(&placed, form);
            let clear = |b: &Box4, t: &Box4, gap: f32| {
                b[0] + 0.01 >= t[2] + gap || t[0] + 0.01 >= b[2] + gap || b[1] + 0.01 >= t[3] + gap || t[1] + 0.01 >= b[3] + gap
            };
            // Those that share a capsule stand closer.
            let apart = |t: &Box4| if taken[n].iter().all(|b| clear(b, t, gap)) { gap } else { gap * 0.49 };
            let others = || taken.iter().enumerate().filter(|(m, _)| *m != n).flat_map(|(_, boxes)| boxes);
            // Signs are small and stand close to the words beside them.
            let beside = |b: &Box4| fixed.iter().all(|t| clear(b, t, gap * 0.6));
            wanted.iter().all(|b| b[3] <= height && beside(b) && others().all(|t| clear(b, t, apart(t))))
        };
        let better = |form: &Form<T>| form.cost < now.cost && form.kind == now.kind && allowed(&form.what) && fits(form);
        let best = forms.iter().enumerate().filter(|(_, form)| better(form)).min_by(|a, b| a.1.cost.total_cmp(&b.1.cost));
        if let Some((form, _)) = best {
            packed.placed[n].form = form;
            taken[n] = boxes(&packed.placed[n], &forms[form]);
            packed.bottom = taken[n].iter().map(|b| b[3]).fold(packed.bottom, f32::max);
        }
    }
}

/// The top at which the last box of `form` stands right below `end`, where it meets nothing taken there and ends above `height`.
fn top_below<T>(form: &Form<T>, end: f32, taken: &[Box4], height: f32, gap: f32) -> Option<f32> {
    let b = form.boxes.last()?;
    let top = end + gap * 0.5 - b[1];
    let meets = |t: &Box4| b[0] < t[2] + gap && t[0] < b[2] + gap && b[1] + top < t[3] + gap * 0.49 && t[1] < b[3] + top + gap;
    (b[3] + top <= height && !taken.iter().any(meets)).then_some(top)
}

/// The smallest top at which `form` meets nothing taken and ends above `height`. `blocked` is ground to work on.
fn lowest_top<T>(form: &Form<T>, tall: f32, taken: &[Box4], height: f32, gap: f32, blocked: &mut Vec<(f32, f32, f32)>) -> Option<f32> {
    const SLACK: f32 = 0.01;
    blocked.clear();
    // The tops that each box taken forbids: from, to, and the first top below it.
    for b in &form.boxes {
        for t in taken.iter().filter(|t| b[0] < t[2] + gap && t[0] < b[2] + gap) {
            let below = t[3] + gap - b[1];
            if below - SLACK > 0.0 {
                blocked.push((t[1] + SLACK - b[3] - gap, below - SLACK, below));
            }
        }
    }
    blocked.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut top = 0.0_f32;
    for (from, to, below) in blocked.iter() {
        if *from >= top {
            break;
        }
        if *to > top {
            top = *below;
            if top + tall > height {
                return None;
            }
        }
    }
    (top + tall <= height).then_some(top)
}

/// Shares `room` among lanes: each gets at least `least`, and those that ask for little are cut back last.
///
/// Where all demands fit, what is left over is spread in proportion.
pub(crate) fn share(demands: &[f32], least: &[f32], room: f32) -> Vec<f32> {
    let asked: Vec<f32> = demands.iter().zip(least).map(|(d, l)| d.max(*l)).collect();
    let sum: f32 = asked.iter().sum();
    if sum <= room {
        let spare = room - sum;
        return asked.iter().map(|a| a + spare * a / sum.max(1.0)).collect();
    }
    // Each lane gets what it asks for, or a share that grows a little slower than that; the greatest such shares, found by halving.
    let (mut low, mut high) = (0.0_f32, room);
    let at = |share: f32| asked.iter().zip(least).map(move |(a, l)| a.min(share * a.powf(0.8)).max(*l));
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if at(middle).sum::<f32>() <= room { low = middle } else { high = middle }
    }
    at(low).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(x: f32, width: f32, height: f32) -> Form<()> {
        Form { boxes: vec![[x, 0.0, x + width, height]], cost: 0.0, kind: None, what: () }
    }

    #[test]
    fn moves_down_until_free() {
        let all = [vec![form(0.0, 100.0, 40.0)], vec![form(50.0, 100.0, 40.0)], vec![form(200.0, 50.0, 40.0)], vec![form(0.0, 10.0, 90.0)]];
        let all: Vec<&[Form<()>]> = all.iter().map(Vec::as_slice).collect();
        let packed = pack(&all, 100.0, 4.0, &[], 1.0, &|()| true);
        let tops: Vec<_> = packed.placed.iter().map(|p| (p.nth, p.top)).collect();
        assert_eq!(tops, [(0, 0.0), (1, 44.0), (2, 0.0)]);
        assert_eq!(packed.left_over, [3]);
        assert_eq!(packed.bottom, 84.0);
    }

    #[test]
    fn takes_the_cheapest_form() {
        let wide = Form { cost: 5.0, ..form(0.0, 200.0, 20.0) };
        let packed = pack(&[&[form(0.0, 100.0, 60.0), wide]], 100.0, 4.0, &[], 1.0, &|()| true);
        assert_eq!(packed.placed[0].form, 1);
        let packed = pack(&[&[form(0.0, 100.0, 60.0), form(0.0, 200.0, 50.0)]], 100.0, 4.0, &[150.0], 1.0, &|()| true);
        assert_eq!(packed.placed[0].form, 0);
    }

    #[test]
    fn grows_where_nothing_is_in_the_way() {
        let short = |x: f32| Form { cost: 30.0, ..form(x, 100.0, 20.0) };
        let all = [vec![short(0.0), form(0.0, 100.0, 60.0)], vec![short(200.0), form(200.0, 100.0, 60.0)], vec![form(200.0, 50.0, 20.0)]];
        let all: Vec<&[Form<()>]> = all.iter().map(Vec::as_slice).collect();
        let mut packed = pack(&all, 70.0, 4.0, &[], 1.0, &|()| true);
        grow(&mut packed, &all, 70.0, 4.0, &[], &|()| true);
        let forms: Vec<_> = packed.placed.iter().map(|p| (p.nth, p.form, p.top)).collect();
        assert_eq!(forms, [(0, 1, 0.0), (1, 0, 0.0), (2, 0, 24.0)]);
        assert_eq!(packed.bottom, 60.0);
        let mut packed = pack(&all[..1], 70.0, 4.0, &[], 1.0, &|()| true);
        grow(&mut packed, &all[..1], 70.0, 4.0, &[[40.0, 50.0, 60.0, 60.0]], &|()| true);
        assert_eq!(packed.placed[0].form, 0);
    }

    #[test]
    fn words_count_more_where_height_does_not() {
        let cut = Form { cost: 30.0, ..form(0.0, 100.0, 20.0) };
        let all: Vec<Form<()>> = vec![cut, form(0.0, 100.0, 60.0)];
        let with = |thrift: f32| pack(&[&all], 100.0, 4.0, &[], thrift, &|()| true).placed[0].form;
        assert_eq!((with(1.0), with(0.3)), (0, 1));
    }

    #[test]
    fn shares_height() {
        assert_eq!(share(&[10.0, 30.0], &[0.0, 0.0], 80.0), [20.0, 60.0]);
        let tight = share(&[10.0, 300.0, 300.0], &[0.0; 3], 110.0);
        assert!((tight[0] - 3.5).abs() < 0.1 && (tight[1] - 53.2).abs() < 0.1, "{tight:?}");
        let uneven = share(&[400.0, 100.0], &[0.0; 2], 150.0);
        assert!((uneven[0] - 112.8).abs() < 0.1 && (uneven[1] - 37.2).abs() < 0.1, "{uneven:?}");
        assert_eq!(share(&[], &[], 80.0), [0.0_f32; 0]);
    }
}
