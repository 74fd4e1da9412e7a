//! A time in the making: what is read of it so far, in atoms.

use crate::extract::values::atoms::Text;
use crate::types::{Date, Fields, Grain, Time, TimeRole};

/// A time whose role and days may still be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Draft {
    /// First atom.
    pub first: usize,
    /// The atom after its last.
    pub last: usize,
    /// How fine it is.
    pub grain: Grain,
    /// The fields that it names.
    pub fields: Fields,
    /// Distance from the report's date in grains ('yesterday'), or which of its kind ('last Monday').
    pub offset: Option<i32>,
    /// Days that the words alone fix ('1983-2005').
    pub days: Option<(Date, Date)>,
    /// Whether it is a Saturday and Sunday.
    pub weekend: bool,
    /// Its relation to the event.
    pub role: TimeRole,
    /// Whether it is not exact.
    pub approximate: bool,
}

impl Draft {
    /// A time with nothing but its place, grain and fields.
    pub fn new(first: usize, last: usize, grain: Grain, fields: Fields) -> Self {
        Self { first, last, grain, fields, offset: None, days: None, weekend: false, role: TimeRole::At, approximate: false }
    }

    /// The same with an offset.
    pub fn offset(self, offset: i32) -> Self {
        Self { offset: Some(offset), ..self }
    }

    /// The finished time. `offset` stays only where it counts grains from the report's date.
    pub fn finish(self, text: &Text, days: Option<(Date, Date)>) -> Time {
        let relative = self.fields.weekday.is_none() && self.fields.month.is_none() && self.fields.season.is_none();
        Time {
            first: text.atoms[self.first].token,
            last: text.atoms[self.last - 1].token + 1,
            span: text.span(self.first, self.last),
            grain: self.grain,
            fields: self.fields,
            offset: self.offset.filter(|_| relative),
            days,
            role: self.role,
            approximate: self.approximate,
        }
    }
}
