//! GeoJSON (RFC 7946): a point an event, and no geometry where the page names no place smaller than a state.
//!
//! A state's middle is no place where anything happened, so none is written. Properties are flat, as QGIS reads them.

use super::{Output, Placed, Writer};
use crate::check::Faults;
use crate::field::{Field, Places};
use crate::item::Item;
use crate::{Error, Options, Result};
use geojson::{Feature, FeatureCollection, FeatureWriter, Geometry, GeometryValue, feature::Id};
use khabar::date::Day;
use khabar::json::event::EventPartyRecord;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

const PLACES: &[Field] = &[
    Field::Type,
    Field::Mode,
    Field::Names,
    Field::AllParties,
    Field::FirstDay,
    Field::LastDay,
    Field::Precision,
    Field::Place,
    Field::PlaceWords,
    Field::Coordinates,
    Field::Status,
    Field::Reports,
    Field::Outlets,
    Field::Origins,
    Field::Addresses,
    Field::English,
    Field::Arabic,
];

/// Writes GeoJSON.
pub(crate) struct Geo {
    out: FeatureWriter<Output>,
    options: Options,
}

impl Geo {
    pub(crate) fn new(out: Output, options: Options) -> Geo {
        Geo { out: FeatureWriter::from_writer(out), options }
    }
}

impl Writer for Geo {
    fn places(&self) -> Places {
        Places::Only(PLACES)
    }

    fn add(&mut self, item: &Item<'_>) -> Result<Placed> {
        let record = &item.event.record;
        let names =
            |list: &[EventPartyRecord]| list.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("; ");
        let place = item.place.as_ref();
        let at = place.and_then(|p| p.at);
        let precision = match (at, place) {
            (Some(_), Some(place)) => place.kind.as_deref().or(Some("place")),
            (None, Some(place)) => {
                place.kind.as_deref().or(Some("country")).filter(|_| place.country.is_some())
            }
            _ => None,
        };
        let permalink =
            self.options.site.as_ref().map(|site| format!("{}/e/{}", site.trim_end_matches('/'), record.id));
        let properties = json!({
            "id": record.id,
            "type": record.kind,
            "mode": record.mode,
            "label_ar": record.summary.ar,
            "label_en": record.summary.en,
            "actors": names(&record.actors),
            "recipients": names(&record.recipients),
            "date_start": record.from,
            "date_end": record.to,
            "date_precision": record.precision,
            "place_ar": place.and_then(|p| p.name_ar.as_deref()),
            "place_text": place.map(|p| p.text.as_str()).filter(|t| !t.is_empty()),
            "place_en": place.map(|p| p.name.as_str()),
            "geonameid": place.and_then(|p| p.geonameid),
            "geo_precision": precision,
            "status": record.status,
            "n_reports": record.n_reports,
            "n_origins": record.n_origins,
            "n_outlets": record.n_outlets,
            "first_url": item.url(),
            "permalink": permalink,
        });
        let properties: Option<Map<String, Value>> = match properties {
            Value::Object(map) => Some(map),
            _ => None,
        };
        // Longitude comes first here.
        let point = |(lat, lon): (f64, f64)| Geometry::new(GeometryValue::new_point([lon, lat]));
        self.out
            .write_feature(&Feature {
                id: Some(Id::String(record.id.clone())),
                geometry: at.map(point),
                properties,
                ..Feature::default()
            })
            .map_err(Error::format)?;
        Ok(Placed::Rows(1))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<PathBuf>> {
        self.out.finish().map_err(Error::format)?;
        self.out.flush().map_err(Error::format)?;
        Ok(Vec::new())
    }
}

/// Checks GeoJSON: a feature collection of points within the world, with flat properties.
pub(crate) fn check(file: &Path, faults: &mut Faults) -> Result<u64> {
    // A file cut inside a letter is still looked at: its fault is what is missing.
    let bytes = std::fs::read(file).map_err(|e| Error::file(file, e))?;
    let input = String::from_utf8_lossy(&bytes);
    let collection: FeatureCollection = match input.parse::<geojson::GeoJson>().and_then(TryInto::try_into) {
        Ok(collection) => collection,
        Err(error) => {
            faults.add("file", format!("not a GeoJSON feature collection: {error}"));
            return Ok(0);
        }
    };
    for (feature, n) in collection.features.iter().zip(1u64..) {
        let at = format!("feature {n}");
        let property = |name: &str| feature.property(name).and_then(Value::as_str);
        faults.id(&at, property("id"));
        match feature.geometry.as_ref().map(|g| &g.value) {
            None => {}
            Some(GeometryValue::Point { coordinates }) => {
                let good =
                    coordinates.len() == 2 && coordinates[0].abs() <= 180.0 && coordinates[1].abs() <= 90.0;
                faults.unless(good, &at, "the point is not a longitude and a latitude");
            }
            Some(_) => faults.add(&at, "the geometry is not a point"),
        }
        for name in ["date_start", "date_end"] {
            let good = property(name).is_none_or(|d| Day::parse(d).is_some());
            faults.unless(good, &at, format!("{name} is not a day as 2024-07-23"));
        }
        let flat = feature.properties_iter().all(|(_, v)| !v.is_object() && !v.is_array());
        faults.unless(flat, &at, "a property is nested, which QGIS leaves out");
    }
    Ok(collection.features.len() as u64)
}
