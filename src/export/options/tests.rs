use super::*;
use crate::corpus::{Corpus, RecipeSetting, Settings};

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

#[test]
fn a_recipe_is_read_as_it_is_written() {
    let options = Options {
        format: Format::Pdf,
        size: Size::Millimetres(250.0, 150.5),
        dpi: Some(300),
        title: Some("Who wants the “locks”".to_owned()),
        subtitle: Some(String::new()),
        banner: Some("TLP:AMBER".to_owned()),
        from: day("2031-05-04"),
        to: day("2031-06-30"),
        parties: vec!["Velmar".to_owned(), "Tessaly".to_owned()],
        labels: Labels::Short,
        numbers: Some(false),
        legend: false,
        breaks: false,
        theme: Theme::Print,
        dates: DateForm::Iso,
        pages: Pages::All,
        outlines: true,
        ..Options::default()
    };
    assert_eq!(Options::from_toml(&options.to_toml()).map(|read| read.dpi), Ok(None), "a PDF has no dots");
    let options = Options { format: Format::Png, ..options };
    assert_eq!(Options::from_toml(&options.to_toml()), Ok(options));
    assert_eq!(Options::default().to_toml(), "format = \"png\"\nsize = \"slide\"\n");
}

#[track_caller]
fn check(fields: &str, told: &str) {
    let error = Options::from_toml(fields).expect_err(fields);
    assert!(error.contains(told), "{error}");
}

#[test]
fn what_a_person_writes_is_understood_or_told() {
    let found = Options::from_toml("format = \"png\"\nfrom = 2031-05-04\nto = \"2031-06\"\n# all of it\n").expect("it is right");
    assert_eq!((found.from, found.to), (day("2031-05-04"), day("2031-06-30")));
    check("colour = 3", "unknown field `colour`");
    check("format = \"gif\"", "unknown variant `gif`");
    check("size = \"poster\"", "a4-landscape");
    check("from = \"spring\"", "spring is no date");
    check("from = \"2032\"\nto = \"2031\"", "Swap them");
    check("dpi = 300", "page or a size in mm");
    check("scale = 99.0", "from 0.1 to 16");
    check("size = \"a4\"\ndpi = 9000", "24 to 2400");
}

#[test]
fn a_recipe_is_found_by_its_name() {
    let fields = "format = \"svg\"\n".to_owned();
    let settings = Settings { recipes: vec![RecipeSetting { name: "slide".to_owned(), fields }], ..Settings::default() };
    let corpus = Corpus { settings, ..Corpus::default() };
    assert_eq!(Options::of_recipe(&corpus, "slide").map(|o| o.format), Ok(Format::Svg));
    assert_eq!(Options::of_recipe(&corpus, "page"), Err("corpus.toml holds no recipe page. Its recipes are slide".to_owned()));
}

#[test]
fn options_narrow_what_the_window_shows() {
    let shown = Filter { from: day("2031-03-01"), to: day("2031-12-31"), ..Filter::default() };
    let options =
        Options { from: day("2031-01-01"), to: day("2031-06-30"), banner: Some("tlp:amber+strict ".to_owned()), ..Options::default() };
    let view = options.view(Some(&shown));
    assert_eq!((view.filter.from, view.filter.to), (day("2031-03-01"), day("2031-06-30")));
    assert_eq!(view.banner.as_deref(), Some("TLP:AMBER+STRICT"));
    let table = Options { format: Format::Csv, ..Options::default() };
    assert_eq!(table.view(None).filter, Filter::everything());
    assert_eq!(Options::default().view(None).filter, Filter::default());
    let paper = Options { size: Size::A4, dpi: Some(192), ..Options::default() };
    assert_eq!(paper.pixel_scale(), 2.0);
}
