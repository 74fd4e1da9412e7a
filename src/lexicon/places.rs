//! Places by any of their names: what contains them, who lives there, and which government a capital speaks for.

use crate::lexicon::quick::Map;
use std::cell::RefCell;
use std::sync::LazyLock;

use crate::lexicon::{sorted, table};

const COUNTRIES: &str = include_str!("../../data/countries.tsv");
const REGIONS: &str = include_str!("../../data/regions.tsv");
const CITIES: &str = include_str!("../../data/cities.tsv");

type Names = Map<&'static str, &'static str>;

/// What the two hand-made tables say, by name. Names with a capital letter in the table are matched only as written.
#[derive(Default)]
struct Gazetteer {
    names: Names,
    containers: Names,
    demonyms: Names,
    capitals: Names,
    metonyms: Names,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut all = Gazetteer::default();
    for row in table::rows(COUNTRIES) {
        let [country, _, others, demonyms, capital, continent, metonyms] = row[..] else { continue };
        enter(&mut all.names, others, country);
        enter(&mut all.demonyms, demonyms, country);
        enter(&mut all.metonyms, metonyms, country);
        all.names.insert(country, country);
        all.names.insert(continent, continent);
        all.names.entry(capital).or_insert(capital);
        all.containers.insert(country, continent);
        all.containers.entry(capital).or_insert(country);
        all.capitals.insert(country, capital);
    }
    for row in table::rows(REGIONS) {
        let [region, _, others, _, container] = row[..] else { continue };
        enter(&mut all.names, others, region);
        all.names.insert(region, region);
        if container.is_empty() {
            all.containers.remove(region)
        } else {
            all.containers.insert(region, container)
        };
    }
    all
});

fn enter(names: &mut Names, forms: &'static str, of: &'static str) {
    for form in forms.split(',').filter(|form| !form.is_empty()) {
        names.entry(form).or_insert(of);
    }
}

/// The one name of a country, region, continent or large city: `U.S.` gives `united states`. The name is taken as
/// written or in lower case; `US` is the country only in capitals.
pub fn canonical_place(name: &str) -> Option<&'static str> {
    known(name).place
}

/// The country that an adjective or a word for its people belongs to: `American` and `Americans` give `united states`.
pub fn demonym(word: &str) -> Option<&'static str> {
    known(word).demonym
}

/// The places around a place, nearest first: `Pyongyang` gives `north korea` and `asia`.
pub fn containers(name: &str) -> Vec<&'static str> {
    let mut around = Vec::new();
    let mut at = canonical_place(name);
    while let Some(place) = at {
        let city = || sorted::find(CITIES, place).next();
        at = GAZETTEER.containers.get(place).copied().or_else(city).filter(|next| !around.contains(next) && *next != place);
        around.extend(at);
    }
    around
}

/// The country whose government a name stands for when it speaks or acts: `White House`, `Kremlin`, `Beijing`.
pub fn metonym(name: &str) -> Option<&'static str> {
    known(name).metonym
}

/// Whether the place is a country.
pub fn is_country(name: &str) -> bool {
    canonical_place(name).is_some_and(|place| GAZETTEER.capitals.contains_key(place))
}

/// What a name stands for.
#[derive(Clone, Copy)]
struct Known {
    place: Option<&'static str>,
    demonym: Option<&'static str>,
    metonym: Option<&'static str>,
}

/// How many names are remembered.
const KEPT: usize = 20_000;

/// Looks a name up in every sense, remembered since a story asks for the same names again and again.
fn known(name: &str) -> Known {
    thread_local!(static KNOWN: RefCell<Map<Box<str>, Known>> = RefCell::default());
    KNOWN.with_borrow_mut(|all| {
        if let Some(found) = all.get(name) {
            return *found;
        }
        if all.len() >= KEPT {
            all.clear();
        }
        let found = Known {
            place: look_up(&GAZETTEER.names, name).or_else(|| sorted::key_of(CITIES, &name.to_lowercase())),
            demonym: look_up(&GAZETTEER.demonyms, name),
            metonym: look_up(&GAZETTEER.metonyms, name),
        };
        all.insert(name.into(), found);
        found
    })
}

/// Finds a name as written, then in lower case, then without `the` or the dots of an abbreviation.
fn look_up(names: &Names, name: &str) -> Option<&'static str> {
    let find = |form: &str| names.get(form).copied();
    let lower = name.to_lowercase();
    let bare = lower.strip_prefix("the ");
    let cased = name.strip_prefix("the ").or(name.strip_prefix("The "));
    find(name).or_else(|| find(&lower)).or_else(|| find(cased?)).or_else(|| find(bare?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        sorted::check(COUNTRIES, 7);
        sorted::check(REGIONS, 5);
        sorted::check(CITIES, 2);
    }

    #[test]
    fn every_row_is_read() {
        assert_eq!(GAZETTEER.capitals.len(), table::rows(COUNTRIES).count());
        for row in table::rows(REGIONS) {
            assert_eq!(GAZETTEER.names[row[0]], row[0]);
        }
    }

    #[test]
    fn every_container_is_a_place() {
        let containers = table::rows(REGIONS).map(|row| row[4]).chain(table::rows(CITIES).map(|row| row[1]));
        let unknown: Vec<&str> = containers.filter(|name| !name.is_empty() && canonical_place(name).is_none()).collect();
        assert_eq!(unknown, [""; 0]);
    }

    #[test]
    fn many_names_give_one_place() {
        for (name, place) in [
            ("U.S.", "united states"),
            ("US", "united states"),
            ("the United States", "united states"),
            ("america", "united states"),
            ("Britain", "united kingdom"),
            ("Calif.", "california"),
            ("CA", "california"),
            ("DPRK", "north korea"),
            ("Dallas", "dallas"),
            ("Burma", "myanmar"),
        ] {
            assert_eq!(canonical_place(name), Some(place), "{name}");
        }
        for name in ["us", "in", "or", "", "the ", "🦀", "Santa Rosa Beach Club"] {
            assert_eq!(canonical_place(name), None, "{name}");
        }
    }

    #[test]
    fn people_belong_to_countries() {
        assert_eq!(demonym("American"), Some("united states"));
        assert_eq!(demonym("North Koreans"), Some("north korea"));
        assert_eq!(demonym("polish"), None);
        assert_eq!(demonym("Polish"), Some("poland"));
        assert_eq!(demonym("table"), None);
    }

    #[test]
    fn places_lie_in_places() {
        assert_eq!(containers("Pyongyang"), ["north korea", "asia"]);
        assert_eq!(containers("Dallas"), ["texas", "united states", "north america"]);
        assert_eq!(containers("Brooklyn"), ["new york city", "new york", "united states", "north america"]);
        assert_eq!(containers("Glasgow"), ["scotland", "united kingdom", "europe"]);
        assert_eq!(containers("Springfield").len(), 0);
        assert_eq!(containers("nowhere").len(), 0);
    }

    #[test]
    fn capitals_speak_for_governments() {
        assert_eq!(metonym("White House"), Some("united states"));
        assert_eq!(metonym("the Kremlin"), Some("russia"));
        assert_eq!(metonym("Pyongyang"), Some("north korea"));
        assert!(is_country("UK") && !is_country("London"));
    }
}
